import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

const PARTS = ['items', 'loadings', 'weights', 'left-out', 'choices', 'tests', 'diagnostics', 'back-test'];

describe.skipIf(noBrowser)('the method', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(['server', 'static'] as const)(
    'weights are moved by key, and the address brings them back (%s)',
    async (edition) => {
      const page = await openView(browser, edition, '/method?part=weights');
      const slider = page.getByRole('slider').first();
      await slider.focus();
      await slider.press('End');
      await page.waitForURL(/weights=/);
      await page.reload();
      expect(await page.getByRole('slider').first().inputValue()).toBe('100');
      page.assertClean();
    },
  );

  test('what the draws do not tell is said', async () => {
    const page = await openView(browser, 'server', '/method?part=left-out');
    expect(await page.locator('.untold').first().textContent()).toMatch(/not told by these draws/);
  });

  describe.each(['light', 'dark'] as const)('is accessible (%s)', (colorScheme) => {
    test.each(PARTS)('%s', async (part) => {
      const page = await openView(browser, 'server', `/method?part=${part}`, { colorScheme });
      await page.getByRole('tabpanel').waitFor();
      await assertAccessible(page);
      page.assertClean();
    });
  });
});
