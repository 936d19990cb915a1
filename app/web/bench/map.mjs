// How fast the map is: until it answers on a slow phone, and how long a change of the filter takes with 10,000 records.
// Not a test: times depend on the machine. `node app/web/bench/map.mjs http://127.0.0.1:8080/` against a served site,
// with `CHROMIUM=/usr/bin/chromium`; Playwright is taken from tests/.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../tests/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const site = process.argv[2] ?? 'http://127.0.0.1:8080/';
const RECORDS = 10_000;
const RUNS = 5;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, chromiumSandbox: false });
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

// Fast 3G as Chromium's developer tools define it, and a processor a quarter as fast.
async function onAPhone() {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement.hasAttribute('data-ready')) window.readyAt ??= performance.now();
      if (document.querySelector('.leaflet-container a[data-region]')) window.drawnAt ??= performance.now();
    }).observe(document, { attributes: true, subtree: true, childList: true });
  });
  await page.goto(`${site}ru/map/`);
  await page.waitForFunction(() => window.readyAt && window.drawnAt, undefined, { timeout: 60_000 });
  const times = await page.evaluate(() => {
    const text = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    return { text, ready: window.readyAt - text, drawn: window.drawnAt - text };
  });
  await context.close();
  return times;
}

async function withManyRecords() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.route(/rows-cases-ru/, async (route) => {
    const response = await route.fetch();
    const rows = await response.json();
    const many = Array.from({ length: RECORDS }, (_, at) => ({ ...rows[at % rows.length], i: `${rows[at % rows.length].i}-${at}` }));
    await route.fulfill({ response, json: many });
  });
  await page.goto(`${site}ru/map/`);
  await page.waitForSelector('.leaflet-container a[data-region]');
  const times = await page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    const right = document.querySelector('.map-right select');
    for (let turn = 0; turn < 12; turn += 1) {
      await painted();
      const before = performance.now();
      right.selectedIndex = 1 + (turn % 6);
      right.dispatchEvent(new Event('change', { bubbles: true }));
      await Promise.resolve();
      await new Promise((done) => setTimeout(done));
      // Layout is part of what a reader waits for.
      document.body.getBoundingClientRect();
      times.push(performance.now() - before);
    }
    return times;
  });
  await context.close();
  return times;
}

const phone = [];
for (let run = 0; run < RUNS; run += 1) phone.push(await onAPhone());
for (const [key, name] of [['text', 'text is there, from the start'], ['ready', 'the page answers, after the text'], ['drawn', 'the map is drawn, after the text']]) {
  console.log(`${name}: ${Math.round(median(phone.map((run) => run[key])))} ms (4x slower processor, Fast 3G, median of ${RUNS})`);
}
const changes = await withManyRecords();
console.log(`a change of the filter with ${RECORDS} records: median ${median([...changes]).toFixed(1)} ms, longest ${Math.max(...changes).toFixed(1)} ms`);
await browser.close();
