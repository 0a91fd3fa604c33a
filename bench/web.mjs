// What a reader waits for in the workbench, on loopback, in a real Chromium: `npm run bench:web`. Script of the first view, the time until it
// answers at a quarter of the processor's speed, a step of the as-of slider, and frames while the record is scrolled.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openChromium, openServer } from '../scripts/open-workbench.mjs';
import { machine, round } from './measure.mjs';

const SLOW_DOWN = 4;
const STEPS = 12;
const SCROLLS = 60;
const path = (file) => fileURLToPath(new URL(file, import.meta.url));

const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-web-'));
const { server, url } = await openServer(scratch);
const browser = await openChromium();
try {
  while ((await fetch(`${url}api/history`)).status === 202) await wait(1000);
  const results = {
    machine: machine(),
    load: round(loadavg()[0], 2),
    limits: { firstScriptKb: 300, interactiveMs: 1500, sliderMs: 100 },
    standings: await standings(),
    slider: await slider(),
    evidence: await evidence(),
  };
  console.log(JSON.stringify(results, null, 2));
  await writeFile(path('results/web.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await browser.close();
  server.kill();
  await rm(scratch, { recursive: true, force: true });
}

/** Compressed script of the first view, and when the last task of more than 50 ms ended at a quarter of the speed. */
async function standings() {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const scripts = new Map();
  let scriptBytes = 0;
  session.on('Network.responseReceived', ({ requestId, type }) => scripts.set(requestId, type === 'Script'));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.get(requestId)) scriptBytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    globalThis.lastLongTask = 0;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) globalThis.lastLongTask = startTime + duration;
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.locator('.tier-map').waitFor();
  const headingMs = await page.evaluate(
    () =>
      performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint').startTime,
  );
  await wait(4000);
  const interactiveMs = await page.evaluate(() => globalThis.lastLongTask);
  await page.close();
  return {
    slowDown: SLOW_DOWN,
    firstScriptKb: round(scriptBytes / 1000, 1),
    firstPaintMs: Math.round(headingMs),
    interactiveMs: Math.round(interactiveMs),
  };
}

/** From the key to the frame after the last change of the page, with all drawings made. */
async function slider() {
  const page = await browser.newPage();
  await page.goto(url);
  const thumb = page.getByRole('slider', { name: 'As published by' });
  await thumb.waitFor();
  for (const figure of await page.locator('figure').all()) await figure.scrollIntoViewIfNeeded();
  await page.locator('.plot svg').nth(1).waitFor();
  await thumb.focus();
  await page.evaluate(() => {
    globalThis.steps = [];
    addEventListener(
      'keydown',
      () => {
        const step = globalThis.steps.length;
        const start = performance.now();
        const shown = () =>
          requestAnimationFrame(() => {
            globalThis.steps[step] = performance.now() - start;
          });
        globalThis.changes?.disconnect();
        globalThis.changes = new MutationObserver(shown);
        globalThis.changes.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        globalThis.steps[step] = 0;
      },
      true,
    );
  });
  for (let i = 0; i < STEPS; i++) {
    await page.keyboard.press('ArrowLeft');
    await wait(600);
  }
  const times = (await page.evaluate(() => globalThis.steps)).sort((a, b) => a - b);
  await page.close();
  return {
    steps: times.length,
    medianMs: round(times[times.length >> 1], 1),
    worstMs: round(times.at(-1), 1),
  };
}

/** Frames while the grid of all records is scrolled through by the wheel. */
async function evidence() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}evidence`);
  const grid = page.getByRole('grid');
  await grid.waitFor();
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  await grid.hover();
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const next = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let i = 0; i < SCROLLS; i++) {
    await page.mouse.wheel(0, 2000);
    await wait(30);
  }
  const frames = (await page.evaluate(() => globalThis.frames)).sort((a, b) => a - b);
  await page.close();
  return {
    rows,
    frames: frames.length,
    medianMs: round(frames[frames.length >> 1], 1),
    p99Ms: round(frames[Math.floor(0.99 * frames.length)], 1),
    worstMs: round(frames.at(-1), 1),
  };
}
