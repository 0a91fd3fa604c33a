import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

describe.skipIf(noBrowser)('claims', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['server', 'static'] as const)('%s edition', (edition) => {
    test('an editor keeps the contradicted statements, searches them, and opens one', async () => {
      const page = await openView(browser, edition, '/claims');
      const claims = page.locator('.claim');
      const all = await claims.count();
      const filter = page.getByRole('radio', { name: /Contradicted/ });
      const counted = Number.parseInt(await filter.innerText(), 10);
      await filter.click();
      await expect.poll(() => claims.count()).toBe(counted);
      expect(counted).toBeLessThan(all);
      await page.getByRole('searchbox').fill('Singapore KCNA');
      await expect.poll(() => claims.count()).toBe(1);
      await claims.getByRole('button', { name: /What this rests on/ }).click();
      await page.getByText('On another record the same test would say').waitFor();
      expect(page.url()).toMatch(/verdict=contradicted.*id=c38/);
      page.assertClean();
    });

    test('a link to a statement opens it and leads to its records', async () => {
      const page = await openView(browser, edition, '/claims?id=c38');
      const claim = page.locator('#c38');
      await claim.getByText('The test, as it is run').click();
      expect(await claim.locator('pre').innerText()).toContain('SELECT');
      expect(await claim.evaluate((element) => element.getBoundingClientRect().top < innerHeight)).toBe(true);
      await claim.locator('.evidence-links a').first().click();
      await page.locator('.evidence-panel h2').waitFor();
      page.assertClean();
    });
  });

  test('a search that finds nothing says so', async () => {
    const page = await openView(browser, 'server', '/claims?q=unheardof');
    await page.getByText('No statement matches').waitFor();
  });

  test.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    const page = await openView(browser, 'server', '/claims?id=c01', { colorScheme });
    await page.getByText('The test, as it is run').waitFor();
    await assertAccessible(page);
  });
});
