import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

/** Drawings below the window are made when a reader comes near them. The page scrolls itself: Playwright's own scrolling waits for frames, which a busy machine may withhold. */
async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator('figure').all())
    await figure.evaluate((element) => element.scrollIntoView());
  await page.locator('.plot svg').nth(1).waitFor();
}

describe.skipIf(noBrowser)('standings', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(['server', 'static'] as const)('%s edition', (edition) => {
    test('an analyst sees who stands where, pulls the date back, and shares that very view', async () => {
      const page = await openView(browser, edition, '/');
      const now = await page.locator('h1').innerText();
      const slider = page.getByRole('slider', { name: 'As published by' });
      await slider.waitFor({ timeout: 60_000 });
      await slider.focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
      await expect.poll(() => page.url()).toContain('asOf=');
      await expect.poll(() => page.locator('h1').innerText()).not.toBe(now);
      const past = await page.locator('h1').innerText();
      expect(await page.locator('.lede').innerText()).toContain('measured by the composite');
      const shared = page.url();
      await page.goto('about:blank');
      await page.goto(shared);
      await expect.poll(() => page.locator('h1').innerText()).toBe(past);
      page.assertClean();
      // The slider alone, which waits for the pack measured at past dates, may take a minute of a busy machine.
    }, 150_000);

    test('pointing at a state shows it in every figure', async () => {
      const page = await openView(browser, edition, '/');
      await drawAll(page);
      await page.getByRole('link', { name: 'Viet Nam', exact: true }).hover();
      await expect.poll(() => page.locator('.plot .dim').count()).toBeGreaterThan(10);
      expect(await page.locator('.plot [data-partner="VNM"].dim').count()).toBe(0);
    });

    test('a figure leaves as CSV with its citation, and as SVG that stands alone', async () => {
      const page = await openView(browser, edition, '/');
      const figure = page.locator('figure', { hasText: 'Engagement sets' });
      await figure.evaluate((element) => element.scrollIntoView());
      await figure.locator('.plot svg').waitFor();
      const take = async (name: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          figure.getByRole('button', { name, exact: true }).click(),
        ]);
        const parts: Buffer[] = [];
        for await (const part of await download.createReadStream()) parts.push(part as Buffer);
        return Buffer.concat(parts);
      };
      const csv = (await take('CSV')).toString();
      expect(csv).toMatch(/^# Engagement sets .*\r\n# Tierline maintainers .*build [0-9a-f]{12}/);
      const svg = (await take('SVG')).toString();
      expect(svg.includes('Engagement sets')).toBe(true);
      expect(/var\(--|currentColor/.exec(svg)).toBeNull();
      expect((await take('PNG')).subarray(1, 4).toString()).toBe('PNG');
      page.assertClean();
    });
  });

  test.each(['light', 'dark'] as const)('meets WCAG 2.2 AA in %s', async (colorScheme) => {
    const page = await openView(browser, 'server', '/', { colorScheme });
    await drawAll(page);
    await assertAccessible(page);
  });

  test('is used by key alone, from the skip button to the page of a state', async () => {
    const page = await openView(browser, 'server', '/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Viet Nam') break;
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('/partner/VNM');
  });

  test('fits a screen of 360 pixels without scrolling sideways', async () => {
    const page = await openView(browser, 'server', '/', { viewport: { width: 360, height: 700 } });
    await drawAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
