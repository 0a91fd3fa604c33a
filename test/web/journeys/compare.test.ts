import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

describe.skipIf(noBrowser)('compare', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['server', 'static'] as const)('%s edition', (edition) => {
    test('an analyst puts states side by side and the address keeps them', async () => {
      const page = await openView(browser, edition, '/compare');
      await page.getByText('Choose two to five states').waitFor();
      await page.getByRole('button', { name: 'Viet Nam' }).click();
      await page.getByRole('button', { name: 'Laos' }).click();
      await page.getByRole('heading', { name: /^Engagement/ }).waitFor();
      await expect.poll(() => decodeURIComponent(page.url())).toContain('p=VNM,LAO');
      await page.locator('figure .plot svg').waitFor();
      page.assertClean();
    });

    test('two dates: what moved, and what was published in between', async () => {
      const page = await openView(browser, edition, '/compare?from=2018-12-31&to=2024-12-31');
      await page.locator('.moves').waitFor({ timeout: 60_000 });
      expect(await page.locator('.moves tbody tr').count()).toBe(11);
      await page.getByRole('columnheader', { name: 'Published in between' }).waitFor();
      page.assertClean();
    });
  });

  test('too many, and one that is none, are said', async () => {
    const page = await openView(browser, 'server', '/compare?p=BRN,IDN,KHM,LAO,MMR,MYS,XXX');
    await page.getByText('No state here is called XXX').waitFor();
    await page.getByText('MYS is left out').waitFor();
  });

  test('another build is opened as a file; what is none is refused in words', async () => {
    const page = await openView(browser, 'server', '/compare');
    const file = page.locator('input[type=file]');
    const give = (text: string) =>
      file.setInputFiles({ name: 'tiers.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await give('{"claims":[]}');
    await page.getByText('not the tiers of a build').waitFor();
    const tiers = await page.evaluate(() => fetch('/api/tiers').then((answer) => answer.json()));
    await give(JSON.stringify(tiers));
    await page.getByText('It is this very build').waitFor();
    const [first] = tiers.partners;
    first.tier = 9;
    await give(JSON.stringify({ ...tiers, digest: 'f'.repeat(64) }));
    await page.getByText('1 state of 11 stands elsewhere').waitFor();
    page.assertClean();
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('is accessible and fits, %s at %i', async (colorScheme, width) => {
    const page = await openView(browser, 'server', '/compare?p=VNM,LAO,MYS', {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.locator('figure .plot svg').waitFor();
    await assertAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
