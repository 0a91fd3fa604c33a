import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openPage, openView } from '../browser.js';

describe.skipIf(noBrowser)('a state', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['server', 'static'] as const)('%s edition', (edition) => {
    test('a desk officer reads where it stands, how long a visit was waited for, and goes to the record', async () => {
      const page = await openView(browser, edition, '/partner/VNM');
      expect(await page.locator('.lede').innerText()).toMatch(/of 5 tiers, with a probability of/);
      await page.getByText('18 years after the last comparable one (16 October 2007)').waitFor();
      await page.locator('figure .plot svg').first().waitFor();
      await page.getByRole('link', { name: '9 October 2025' }).first().click();
      await page.locator('.evidence-panel h2').waitFor();
      page.assertClean();
    });

    test('a state of which nothing is on record says so in each place', async () => {
      const page = await openView(browser, edition, '/partner/TLS');
      expect(await page.locator('.lede').innerText()).toContain('is in no tier');
      expect(await page.locator('.empty').count()).toBeGreaterThan(2);
      page.assertClean();
    });
  });

  test('a number explains itself in words on focus', async () => {
    const page = await openView(browser, 'server', '/partner/VNM');
    await page.locator('.interval').first().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('tooltip').innerText()).toMatch(
      /^Engagement is most likely .* 90 % probability/,
    );
  });

  test('a code that is none is answered with those that are', async () => {
    const page = await openPage(browser, 'server', '/partner/XXX');
    await page.getByText('Not in this record').waitFor();
    await page.getByText(/the partners are BRN, IDN/).waitFor();
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('is accessible and fits, %s at %i', async (colorScheme, width) => {
    const page = await openView(browser, 'server', '/partner/VNM', {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await page.locator('figure .plot svg').first().waitFor();
    await assertAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
