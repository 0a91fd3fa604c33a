// Takes a small picture of every view in both modes into docs/screens, to be compared by eye: `npm run screens`.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openChromium, openServer } from './open-workbench.mjs';

const VIEWS = {
  standings: '/',
  partner: '/partner/VNM',
  compare: '/compare?p=VNM,LAO,THA',
  evidence: '/evidence?partner=KHM',
  reading: '/reading?part=codebook',
  networks: '/networks',
  money: '/networks?part=flows&flow=ronin-2022',
  claims: '/claims?verdict=contradicted',
  method: '/method?part=loadings',
  brief: '/brief',
};
const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const folder = path('../docs/screens');

const { server, url } = await openServer(path('../out'));
const browser = await openChromium();
await mkdir(folder, { recursive: true });
for (const colorScheme of ['light', 'dark'])
  for (const [name, view] of Object.entries(VIEWS)) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      deviceScaleFactor: 0.6,
      colorScheme,
    });
    await page.goto(new URL(view, url).href);
    await page.locator('main h1').first().waitFor();
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.jpg`, type: 'jpeg', quality: 60 });
    await page.close();
  }
await browser.close();
server.kill();
