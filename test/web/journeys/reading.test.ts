import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAccessible } from '../axe.js';
import { noBrowser, openBrowser, openView } from '../browser.js';

const TEXT = `Kim Jong Un Sends Greetings to Lao President
Kim Jong Un sent a message of greeting to the president of Laos. <script>document.title = 'ran'</script>`;

describe.skipIf(noBrowser)('the reading room', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('a pasted text is read, its spans are marked, and a script in it is text', async () => {
    const page = await openView(browser, 'server', '/reading');
    await page.getByRole('textbox').fill(TEXT);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('.coded-text').textContent()).toContain('<script>');
    expect(await page.title()).not.toBe('ran');
    await page.locator('.decider').first().focus();
    expect(await page.locator('mark[data-on]').count()).toBeGreaterThan(0);
    await page.getByRole('tab', { name: 'Codebook' }).click();
    await page.getByRole('tab', { name: 'Read a text' }).click();
    expect(await page.getByRole('textbox').inputValue()).toBe(TEXT);
    page.assertClean();
  });

  test('a paste of 10 MB is answered, not sent', async () => {
    const page = await openView(browser, 'server', '/reading');
    await page.getByRole('textbox').fill('a'.repeat(10_000_000));
    expect(await page.getByRole('alert').textContent()).toMatch(/Too long to read here/);
    page.assertClean();
  });

  test('a published edition names the command instead, and keeps codebook and rates', async () => {
    const page = await openView(browser, 'static', '/reading');
    expect(await page.locator('.empty').textContent()).toMatch(/tierline code/);
    await page.getByRole('tab', { name: 'Codebook' }).click();
    await page.getByRole('searchbox').fill('friendship');
    await page.getByRole('heading', { name: 'formulas' }).waitFor();
    page.assertClean();
  });

  test.each(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme) => {
    for (const part of ['text', 'codebook', 'agreement']) {
      const page = await openView(browser, 'server', `/reading?part=${part}`, { colorScheme });
      await page.getByRole('tabpanel').waitFor();
      await assertAccessible(page);
    }
  });
});
