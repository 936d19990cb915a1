// Five jobs of a journalist, each from the home page in at most four actions, each list held against the data.
// Not every filter: register.spec.ts.
import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Download, Locator, Page } from '@playwright/test';
import { sheet } from './support/files';
import { expect, interactive, open, test } from './support/test';

type Facts = Record<string, string[] | undefined>;
type Published = { id: string; row: { d?: string }; facts: Facts };

const collections = ['cases', 'statements', 'library', 'obligations', 'recommendations', 'organisations', 'figures'];
const status = (page: Page) => page.getByRole('main').getByRole('status');

async function records(request: APIRequestContext, baseURL: string | undefined, collection: string): Promise<Published[]> {
  return (await (await request.get(`${baseURL}data/${collection}.json`)).json()).records;
}

const violates = (facts: Facts, treaty: string, article: number) =>
  (facts.violated ?? []).some((value) => new RegExp(`^${treaty} ${article}(\\(|$)`).test(value));

const idsOf = (list: Published[]) => list.map((record) => record.id).sort();

/** Counts what a reader does; a job has four actions and ten seconds. */
function reader(page: Page) {
  const start = Date.now();
  let actions = 0;
  return {
    async does<T>(act: () => Promise<T>): Promise<T> {
      actions += 1;
      return act();
    },
    isDone() {
      expect(actions, 'actions').toBeLessThanOrEqual(4);
      expect(Date.now() - start, 'milliseconds').toBeLessThan(10_000);
    },
    toRegister: async () => {
      await page.getByRole('navigation', { name: 'Разделы' }).first().getByRole('link', { name: 'Дела', exact: true }).click();
      await interactive(page);
    },
  };
}

const choice = (page: Page, filter: string, value: string): Locator =>
  page.locator(`fieldset[data-filter=${filter}] input[value="${value}"]`);

test('all decisions of one committee that find one article violated, as a spreadsheet with citations', async ({
  page,
  request,
  baseURL,
}) => {
  const expected = (await records(request, baseURL, 'cases')).filter(
    ({ facts }) => facts.body?.includes('CAT') && violates(facts, 'CAT', 12),
  );
  await open(page, 'ru/');
  const job = reader(page);
  await job.does(job.toRegister);
  await job.does(() => choice(page, 'violated', 'CAT-12').check());
  await job.does(() => page.getByText('Скачать этот список').click());
  const download: Download = await job.does(async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Excel (XLSX)' }).click(),
    ]);
    return file;
  });
  job.isDone();
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^quqyq-cases_violated-CAT-12_${expected.length}-of-\\d+_\\d{4}-\\d\\d-\\d\\d\\.xlsx$`),
  );
  const [heads, ...rows] = sheet(await readFile(await download.path()));
  const at = (row: string[], name: RegExp) => row[heads.findIndex((head) => name.test(head))];
  const page_ = (row: string[]) => row.find((cell) => /^http.*\/ru\/cases\/[^/]+\/$/.test(cell ?? '')) ?? '';
  expect(rows.map((row) => page_(row).match(/cases\/[^/]+/)?.[0]).sort()).toEqual(idsOf(expected));
  for (const row of rows.slice(0, 3)) {
    for (const style of [/ГОСТ/, /APA/, /OSCOLA/]) expect(at(row, style), String(style)).toContain(page_(row));
  }
});

test('decisions that find one article violated, by year, as a chart and as a list', async ({ page, request, baseURL }) => {
  const expected = (await records(request, baseURL, 'cases')).filter(
    ({ facts }) => facts.body?.includes('CCPR') && violates(facts, 'ICCPR', 21),
  );
  await open(page, 'ru/');
  const job = reader(page);
  await job.does(job.toRegister);
  await job.does(() => choice(page, 'violated', 'ICCPR-21').check());
  await job.does(() => page.getByText('В цифрах, по годам').click());
  const lines = page.locator('.chart tbody tr');
  await expect(lines.first()).toBeVisible();
  const shown = await lines.evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('th')?.textContent, Number(row.querySelector('td')?.textContent)]),
  );
  job.isDone();
  const years = new Map<string, number>();
  for (const { row } of expected) years.set(String(row.d).slice(0, 4), (years.get(String(row.d).slice(0, 4)) ?? 0) + 1);
  expect(shown).toEqual([...years].sort((one, other) => (one[0] < other[0] ? 1 : -1)));
  await expect(status(page)).toHaveAttribute('data-total', String(expected.length));
  // Every part of a bar leads to the list behind it.
  const part = page.locator('.chart .bar-row a').first();
  const count = await part.textContent();
  await part.click();
  await expect(status(page)).toHaveAttribute('data-total', String(count));
});

test('decisions that were not implemented, with evidence', async ({ page, request, baseURL }) => {
  const expected = (await records(request, baseURL, 'cases')).filter(({ facts }) =>
    facts.implementation?.includes('not-implemented'),
  );
  expect(expected.length).toBeGreaterThan(0);
  await open(page, 'ru/');
  const job = reader(page);
  await job.does(job.toRegister);
  await job.does(() => choice(page, 'implementation', 'not-implemented').check());
  await expect(status(page)).toHaveAttribute('data-total', String(expected.length));
  const rows = page.locator('table.rows tbody tr');
  expect((await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-id')))).sort()).toEqual(idsOf(expected));
  await job.does(() => rows.first().getByRole('link').first().click());
  await expect(page.locator('.part-since')).toBeVisible();
  job.isDone();
  for (const { id } of expected) {
    await open(page, `ru/${id}/`);
    const since = page.locator('.part-since');
    await expect(since, id).toContainText('Не исполнено');
    await expect(since.locator('a[href^="#source"]').first(), `${id} names its source`).toBeVisible();
  }
});

test('everything about one city since a year', async ({ page, request, baseURL }) => {
  const all = (await Promise.all(collections.map((collection) => records(request, baseURL, collection)))).flat();
  const expected = all.filter(({ row, facts }) => {
    return (facts.regions ?? []).includes('KZ-79') && Number(String(row.d ?? '0').slice(0, 4)) >= 2015;
  });
  await open(page, 'ru/');
  const job = reader(page);
  await job.does(() => page.getByRole('main').getByRole('link', { name: /Шымкент/ }).first().click());
  await job.does(() => page.getByRole('main').getByRole('link', { name: 'Искать среди записей этого региона' }).first().click());
  await interactive(page);
  await job.does(() => page.getByLabel('с года').selectOption('2015'));
  await expect(status(page)).toHaveAttribute('data-total', String(expected.length), { timeout: 10_000 });
  job.isDone();
  const found = await page.locator('ol.hits > li').evaluateAll((all) => all.map((hit) => hit.getAttribute('data-id')));
  expect(found.every((id) => expected.some((record) => record.id === id))).toBe(true);
});

test('new records about torture in one region, as a feed', async ({ page, request, baseURL }) => {
  const all = (await Promise.all(collections.map((collection) => records(request, baseURL, collection)))).flat();
  const expected = all.filter(({ facts }) => facts.regions?.includes('KZ-39') && facts.rights?.includes('torture'));
  expect(expected.length).toBeGreaterThan(0);
  await open(page, 'ru/');
  const job = reader(page);
  await job.does(() => page.getByRole('contentinfo').getByRole('link', { name: 'Подписка на новое' }).click());
  const link = page.locator('a[href$="right-torture.region-KZ-39.xml"]').first();
  const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  job.isDone();
  const feed = await (await request.get(address)).text();
  const links = feed.split('<entry>').slice(1).map((entry) => entry.match(/<link [^>]*href="([^"]+)"/)?.[1] ?? '');
  const ids = links.map((href) => new URL(href, address).pathname.match(/\/ru\/([a-z]+\/[a-z0-9-]+)\/$/)?.[1]);
  expect([...new Set(ids)].sort()).toEqual(idsOf(expected));
});
