// The whole search first, then no request at all: for readers whose line is watched.
// Not what a search finds.
import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { answer, answered, ask, expect, failed, status, test, word } from './support/failing';
import { interactive, languages, open } from './support/test';

const offer = (page: Page) => page.locator('[data-everything]');
const everything = (page: Page) => expect(offer(page)).toHaveAttribute('data-everything', 'here', { timeout: 20_000 });

for (const language of languages) {
  test(`after it was fetched whole, searching makes no request and leaves nothing behind (${language})`, async ({ page, host }) => {
    await open(page, `${language}/search/`);
    await interactive(page);
    expect(host.log.filter((path) => /search_worker|\/index\//.test(path)), 'nothing before it is wanted').toEqual([]);
    const [before] = word(language, 'private_offer').split('{size}');
    await page.getByRole('button', { name: before }).click();
    await everything(page);
    await expect(page.getByText(word(language, 'private_done'))).toBeVisible();

    const asked = host.log.length;
    expect(asked).toBeGreaterThan(20);
    for (const query of ['пытки', 'torture', 'құқық', '"права человека"', '433/2010', 'следовтель', 'year:2012..2014 суд']) {
      const before = page.url();
      await page.getByRole('searchbox').fill(query);
      // The address follows what is asked: only then is the answer that of this query.
      await expect.poll(() => page.url()).not.toBe(before);
      await expect(status(page)).toHaveAttribute('data-state', 'answered');
    }
    await page.evaluate(() => {
      location.hash = 'q=казахстан&page=2';
    });
    await expect(page.locator('main ol.hits')).toHaveAttribute('start', '11');
    await answered(page);
    // Chromium looks for the site's icon again whenever the fragment changes: the same address, whatever was asked.
    expect(host.log.slice(asked).filter((path) => !path.endsWith('/icon.svg'))).toEqual([]);

    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
    expect(kept).toEqual([0, 0, 0, 0, 0, 0]);
  });
}

test('control: without it, a query makes requests that depend on its words', async ({ page, host }) => {
  await ask(page, 'ru', 'пытки');
  await answered(page);
  const asked = host.log.length;
  await page.getByRole('searchbox').fill('собрания');
  await expect.poll(() => host.log.length).toBeGreaterThan(asked);
});

test('a question asked meanwhile waits until everything is here', async ({ page, host, right, indexes }) => {
  const expected = await right('ru');
  const parts = readdirSync(indexes.now).filter((name) => name.endsWith('.part'));
  await open(page, 'ru/search/');
  await interactive(page);
  host.spoil(new RegExp(`/${parts[parts.length >> 1]}$`), 'held');
  await offer(page).getByRole('button').click();
  const bar = offer(page).getByRole('progressbar');
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(100_000);
  await page.getByRole('searchbox').fill('пытки');
  await expect.poll(() => parts.filter((name) => !host.log.some((path) => path.endsWith(name)))).toEqual([]);
  await expect(status(page)).not.toHaveAttribute('data-state', 'answered');
  host.repair();
  await answered(page);
  expect(await answer(page)).toBe(expected);
  await everything(page);
});

test('a part that does not come is told, and fetching goes on once it is there', async ({ page, host, indexes }) => {
  const parts = readdirSync(indexes.now).filter((name) => name.endsWith('.part'));
  await page.clock.install();
  host.spoil(new RegExp(`/${parts[0]}$`), 'missing');
  await open(page, 'en/search/');
  await interactive(page);
  await offer(page).getByRole('button').click();
  await failed(page);
  await expect(status(page)).toHaveText(word('en', 'error_missing'));
  host.repair();
  await page.clock.fastForward(2_000);
  await everything(page);
});

test('the size is told before, as it is sent', async ({ page, host, request }) => {
  await open(page, 'en/search/');
  await interactive(page);
  const told = Number(/([\d.]+) MB/.exec(await offer(page).getByRole('button').innerText())?.[1]);
  await ask(page);
  await answered(page);
  let sent = 0;
  for (const path of new Set(host.log.filter((path) => /search_worker/.test(path)))) {
    sent += gzipSync(await (await request.get(new URL(path, host.address).href)).body(), { level: 6 }).length;
  }
  // The site's own index, not the one in parts.
  const site = test.info().project.use.baseURL ?? '';
  const manifest = await (await fetch(`${site}index/manifest.json`)).json();
  expect(Math.abs(told - (sent + manifest.bytes) / 1e6)).toBeLessThan(0.11);
});
