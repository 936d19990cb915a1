// Searching as a reader does: word forms, phrases, filters, links, Back, and what no input may break.
// Not how well results are ranked: that is judged natively in app/search/tests.
import type { Page } from '@playwright/test';
import { expect, interactive, languages, open, test } from './support/test';

const hits = (page: Page) => page.locator('main ol > li[data-id]');
const status = (page: Page) => page.getByRole('main').getByRole('status');
const box = (page: Page) => page.getByRole('searchbox');

async function total(page: Page): Promise<number> {
  await expect(status(page)).toHaveAttribute('data-state', 'answered', { timeout: 15_000 });
  return Number(await status(page).getAttribute('data-total'));
}

async function search(page: Page, language: string, fragment: string): Promise<number> {
  await open(page, `${language}/search/#${fragment}`);
  await interactive(page);
  await expect(status(page)).toHaveAttribute('data-total', /\d/, { timeout: 15_000 });
  return total(page);
}

test('nothing of the search is loaded before somebody is about to search', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await open(page, 'ru/search/');
  await interactive(page);
  expect(loaded.filter((url) => /search_worker|\/index\//.test(url))).toEqual([]);
  await box(page).focus();
  await expect.poll(() => loaded.some((url) => url.includes('search_worker'))).toBe(true);
});

test('«пытки» finds «пыток», and the match is marked', async ({ page }) => {
  await open(page, 'ru/search/');
  await interactive(page);
  await box(page).fill('пытки');
  expect(await total(page)).toBeGreaterThan(20);
  await expect(hits(page).locator('mark', { hasText: /^пыток$/i }).first()).toBeVisible();
});

test('the words of a query never reach a host', async ({ page }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await search(page, 'ru', 'q=герасимов');
  expect(asked.filter((url) => /герасимов/i.test(url.split('#')[0]))).toEqual([]);
});

// A form of a word, and other forms that must be found and marked.
const forms: [string, string, RegExp][] = [
  ['ru', 'расследованиями', /^расследовани(е|я|ю|й)$/i],
  ['en', 'investigating', /^investigat(e|ed|ion|ions)$/i],
  ['kk', 'азаптаулардан', /^азаптау(ға|ды|дың|лар)?$/i],
];
for (const [language, query, form] of forms) {
  test(`a word finds its other forms (${language})`, async ({ page }) => {
    expect(await search(page, language, `q=${encodeURIComponent(query)}`)).toBeGreaterThan(0);
    await expect(hits(page).locator('mark', { hasText: form }).first()).toBeVisible();
  });
}

test('a case number in any usual spelling puts its case first', async ({ page }) => {
  for (const query of ['CAT/C/48/D/433/2010', '433/2010', 'Gerasimov', 'Герасимов']) {
    await search(page, 'ru', `q=${encodeURIComponent(query)}`);
    await expect(hits(page).first(), query).toHaveAttribute('data-id', /gerasimov/);
  }
});

test('a phrase finds only texts with these words in this order', async ({ page }) => {
  const words = await search(page, 'ru', 'q=свобода+собраний');
  const phrase = await search(page, 'ru', 'q=%22собраний+свобода%22');
  expect(phrase).toBeLessThan(words);
});

test('filters narrow, count, and live in the address', async ({ page, request, baseURL }) => {
  const data = await (await request.get(`${baseURL}data/cases.json`)).json();
  const expected = data.records.filter(
    (record: { facts: { body: string[]; violated?: string[] } }) =>
      record.facts.body.includes('CAT') && record.facts.violated?.some((article) => /^CAT 12\b/.test(article)),
  );
  expect(expected.length).toBeGreaterThan(3);
  for (const fragment of ['body=CAT&violated=12', 'body=CAT&violated=CAT-12', 'collection=cases&body=CAT&violated=12']) {
    expect(await search(page, 'ru', fragment), fragment).toBe(expected.length);
  }
  const ids = new Set(expected.map((record: { id: string }) => record.id));
  for (const id of await hits(page).evaluateAll((all) => all.map((hit) => (hit as HTMLElement).dataset.id))) {
    expect(ids.has(id)).toBe(true);
  }
});

test('choosing a filter shows as many records as it promised', async ({ page }) => {
  await search(page, 'en', 'q=torture');
  const choice = page.getByRole('group', { name: /^Collection|^Kind of record|Section/i }).getByRole('checkbox').first();
  const label = await choice.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
  const promised = Number(/(\d+)\)?\s*$/.exec(label.trim())?.[1]);
  expect(promised).toBeGreaterThan(0);
  await choice.check();
  await expect(status(page)).toHaveAttribute('data-total', String(promised));
});

test('Back returns to the search before', async ({ page }) => {
  await search(page, 'ru', 'q=пытки');
  const first = await total(page);
  await box(page).fill('собрания');
  await box(page).press('Enter');
  await expect(status(page)).not.toHaveAttribute('data-total', String(first));
  await page.goBack();
  await expect(box(page)).toHaveValue('пытки');
  await expect(status(page)).toHaveAttribute('data-total', String(first));
});

test('years may be one or a range, and dates can order the list', async ({ page, request, baseURL }) => {
  const { records } = await (await request.get(`${baseURL}data/cases.json`)).json();
  const adopted = new Map<string, string>(
    records.map((record: { id: string; facts: { adopted?: string[] } }) => [record.id, record.facts.adopted?.[0] ?? '']),
  );
  const one = await search(page, 'ru', 'collection=cases&year=2012');
  const range = await search(page, 'ru', 'collection=cases&year=2012..2014&sort=date');
  expect(range).toBeGreaterThan(one);
  const ids = await hits(page).evaluateAll((all) => all.map((hit) => (hit as HTMLElement).dataset.id ?? ''));
  const dates = ids.map((id) => adopted.get(id) ?? '');
  expect(dates.length).toBeGreaterThan(3);
  expect(dates).toEqual([...dates].sort().reverse());
});

test('pages of results follow each other without gap or repetition', async ({ page }) => {
  const all = await search(page, 'ru', 'q=казахстан');
  expect(all).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (const number of [1, 2, 3]) {
    await search(page, 'ru', `q=казахстан&page=${number}`);
    for (const id of await hits(page).evaluateAll((list) => list.map((hit) => (hit as HTMLElement).dataset.id ?? ''))) {
      expect(seen.has(id), id).toBe(false);
      seen.add(id);
    }
  }
  expect(seen.size).toBe(30);
});

test('no input stops the search', async ({ page }) => {
  await open(page, 'ru/search/');
  await interactive(page);
  for (const query of ['('.repeat(900), '"', '-', 'a:b:c:"', '*', '~~~', 'NOT '.repeat(200), '\u0000\u202e', 'year:..', '""""""']) {
    await box(page).fill(query);
    await expect(status(page)).toHaveAttribute('data-total', /\d/, { timeout: 10_000 });
  }
  await box(page).fill('пытки');
  await expect.poll(async () => Number(await status(page).getAttribute('data-total'))).toBeGreaterThan(20);
});

test('a hit leads to its paragraph', async ({ page }) => {
  await search(page, 'ru', 'q=%22добровольность+и+свобода+участия%22');
  const link = hits(page).first().locator('a[href*="#"]').first();
  await link.click();
  const anchor = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${anchor}"]`)).toContainText('Добровольность и свобода участия');
});

for (const language of languages) {
  test(`nothing found offers a way on (${language})`, async ({ page }) => {
    expect(await search(page, language, 'q=ъъъщщщыыыxqz')).toBe(0);
    await expect(page.getByRole('main').locator('a[href*="/by/"], a[href$="/cases/"], a[href*="../"]').first()).toBeVisible();
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the search page leads to the lists and has no dead control', async ({ page }) => {
    await open(page, 'ru/search/');
    await expect(page.locator('main input, main button, main select')).toHaveCount(0);
    await page.getByRole('main').locator('a[href*="cases/"]').first().click();
    await expect(page).toHaveURL(/\/ru\/cases\//);
  });
});
