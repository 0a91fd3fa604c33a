import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

describe.skipIf(noBrowser)('networks and money', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(['server', 'static'] as const)(
    'bodies can be filtered and the address holds it (%s)',
    async (edition) => {
      const page = await openView(browser, edition, '/networks');
      await page.locator('.body-item').first().waitFor();
      const all = await page.locator('.body-item').count();
      await page
        .locator('label', { hasText: /^State/ })
        .locator('select')
        .selectOption('KHM');
      await page.getByRole('heading', { name: /Cambodia/ }).waitFor();
      expect(await page.locator('.body-item').count()).toBeLessThan(all);
      expect(page.url()).toContain('country=KHM');
      await page.getByRole('tab', { name: 'On paper and in fact' }).press('Enter');
      await page.getByRole('figure').getByRole('img').waitFor();
      page.assertClean();
    },
  );

  test('a state without bodies says why silence is no absence', async () => {
    const page = await openView(browser, 'server', '/networks?country=BRN');
    expect(await page.locator('.empty').textContent()).toMatch(/no proof of absence/);
  });

  test('an estimate stands there as its author qualifies it', async () => {
    const page = await openView(browser, 'server', '/networks?part=estimates');
    await page.getByText('about $300m', { exact: true }).first().waitFor();
  });

  test.each(['server', 'static'] as const)(
    'a trace of the pack is drawn, with what was seen of it (%s)',
    async (edition) => {
      const page = await openView(browser, edition, '/networks?part=flows&flow=ronin-2022');
      await page.getByRole('heading', { name: /173,600 ETH stolen/ }).waitFor();
      await page.locator('.drawing svg').waitFor();
      await page.getByRole('heading', { name: 'Before and after 2022-04-14' }).waitFor();
      await assertAccessible(page);
      page.assertClean();
    },
  );

  test('a file that is no trace is refused in words, and nothing is lost', async () => {
    const page = await openView(browser, 'static', '/networks?part=flows');
    const input = page.locator('input[type=file]');
    await input.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    expect(await page.getByRole('alert').textContent()).toMatch(/x\.json: Not a trace/);
  });

  test.each(['light', 'dark'] as const)('is accessible and fits 360 pixels (%s)', async (colorScheme) => {
    for (const part of ['bodies', 'gap', 'estimates', 'flows']) {
      const page = await openView(browser, 'server', `/networks?part=${part}`, {
        colorScheme,
        viewport: { width: 360, height: 800 },
      });
      await page.getByRole('tabpanel').waitFor();
      await assertAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });
});
