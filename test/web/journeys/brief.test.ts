import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

describe.skipIf(noBrowser)('the brief', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(['server', 'static'] as const)(
    'is read in the workbench, its notes lead to sources and back to no other view (%s)',
    async (edition) => {
      const page = await openView(browser, edition, '/brief');
      await page.locator('.brief h2', { hasText: 'Findings' }).waitFor();
      await page.locator('.brief a[href^="#source-"]').first().click();
      expect(await page.evaluate('document.activeElement.id')).toMatch(/^source-/);
      expect(page.url()).toMatch(/\/brief$/);
      expect(await page.locator('.brief script, .brief style, .brief svg').count()).toBe(0);
      page.assertClean();
    },
  );

  test('a published edition offers no PDF, which nobody there could make', async () => {
    const page = await openView(browser, 'static', '/brief');
    const names = await page.locator('.exports a').allTextContents();
    expect(names).toEqual(['HTML', 'DOCX', 'Markdown', 'BibTeX', 'RIS', 'CSL-JSON']);
  });

  test.each(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme) => {
    const page = await openView(browser, 'server', '/brief', { colorScheme });
    await page.locator('.brief h2').first().waitFor();
    await assertAccessible(page);
  });
});
