import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

const VISIT = 'VNM-20251009-vis';

describe.skipIf(noBrowser)('evidence', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['server', 'static'] as const)('%s edition', (edition) => {
    test('a researcher narrows the record by words and state, and the address keeps it', async () => {
      const page = await openView(browser, edition, '/evidence');
      const found = page.locator('.evidence-found strong');
      const all = await found.innerText();
      await page.locator('select').first().selectOption('VNM');
      await expect.poll(() => found.innerText()).not.toBe(all);
      const ofState = await found.innerText();
      await page.getByRole('searchbox').fill('party chief');
      await expect.poll(() => found.innerText()).not.toBe(ofState);
      await expect.poll(() => page.url()).toContain('q=party');
      const narrowed = await found.innerText();
      expect(page.url()).toContain('partner=VNM');
      await page.reload();
      await expect.poll(() => found.innerText()).toBe(narrowed);
      page.assertClean();
    });

    test('by keys alone: into the grid, to a row, into it, and back', async () => {
      const page = await openView(browser, edition, '/evidence?partner=VNM');
      const grid = page.getByRole('grid');
      await grid.focus();
      for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      const active = await grid.getAttribute('aria-activedescendant');
      const summary = await page.locator(`[id="${active}"] [data-column="summary"]`).innerText();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.evidence-panel h2').innerText()).toBe(summary);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.evidence-panel').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
      page.assertClean();
    });

    test('a record shows its sources and what hangs on it, down to tiers and claims', async () => {
      const page = await openView(browser, edition, `/evidence?id=${VISIT}`);
      const panel = page.locator('.evidence-panel');
      await panel.getByText('What hangs on it').waitFor();
      expect(await panel.getByText(/^\d+ claims?$/).count()).toBe(1);
      await panel.locator('summary', { hasText: /tiers?$/ }).click();
      await panel
        .getByRole('link', { name: /page of VNM/ })
        .first()
        .waitFor();
      expect(await panel.locator('dd a').getAttribute('rel')).toContain('noreferrer');
      page.assertClean();
    });

    test('the last of all rows is reached with one key, and few rows are in the page', async () => {
      const page = await openView(browser, edition, '/evidence');
      const grid = page.getByRole('grid');
      await grid.focus();
      await page.keyboard.press('End');
      const last = page.locator(`[aria-rowindex="${await grid.getAttribute('aria-rowcount')}"]`);
      await last.waitFor();
      expect(await page.locator('.evidence-row').count()).toBeLessThan(100);
    });
  });

  test('the static edition says which command tells what a withdrawal changes', async () => {
    const page = await openView(browser, 'static', `/evidence?id=${VISIT}`);
    await page.getByText(`tierline impact packs/dprk-asean ${VISIT} --what-if`).waitFor();
  });

  test('an id that is none, and a filter that finds nothing, are answered in words', async () => {
    const page = await openView(browser, 'server', '/evidence?id=nobody&q=unheardof');
    await page.getByText('Nothing in this build has that id').waitFor();
    await page.getByText('No record meets all of this').waitFor();
    page.assertClean();
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('is accessible and fits, %s at %i', async (colorScheme, width) => {
    const page = await openView(browser, 'server', `/evidence?id=${VISIT}`, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.getByText('What hangs on it').waitFor();
    await assertAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
