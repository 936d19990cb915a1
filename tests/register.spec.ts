// Registers: lists without scripts, filters and sorting with them, the state in the fragment.
// Not the search box.
import type { Page } from '@playwright/test';
import { expect, interactive, open, test } from './support/test';

const status = (page: Page) => page.getByRole('main').getByRole('status');

async function total(page: Page, language: string, address: string): Promise<number> {
  await open(page, `${language}/${address}`);
  await interactive(page);
  await expect(status(page)).toHaveAttribute('data-total', /\d/);
  return Number(await status(page).getAttribute('data-total'));
}

test('a register counts as many records as the data file has', async ({ page, request, baseURL }) => {
  for (const collection of ['cases', 'statements', 'library', 'obligations', 'recommendations', 'organisations']) {
    const data = await (await request.get(`${baseURL}data/${collection}.json`)).json();
    expect(await total(page, 'ru', `${collection}/`), collection).toBe(data.count);
  }
});

test('a filtered register agrees with the data', async ({ page, request, baseURL }) => {
  const { records } = await (await request.get(`${baseURL}data/cases.json`)).json();
  type Facts = Record<string, string[] | undefined>;
  const count = (keep: (facts: Facts) => boolean) =>
    records.filter((record: { facts: Facts }) => keep(record.facts)).length;
  const violated = (facts: Facts, treaty: string, article: number) =>
    (facts.violated ?? []).some((value) => new RegExp(`^${treaty} ${article}(\\(|$)`).test(value));
  expect(await total(page, 'ru', 'cases/#body=CCPR&violated=21')).toBe(
    count((facts) => (facts.body ?? []).includes('CCPR') && violated(facts, 'ICCPR', 21)),
  );
  expect(await total(page, 'ru', 'cases/#region=KZ-39')).toBe(count((facts) => (facts.regions ?? []).includes('KZ-39')));
  expect(await total(page, 'ru', 'cases/#right=torture,freedom-of-assembly')).toBe(
    count((facts) => ['torture', 'freedom-of-assembly'].some((right) => (facts.rights ?? []).includes(right))),
  );
  expect(await total(page, 'ru', 'cases/#right=torture&right=fair-trial')).toBe(
    count((facts) => ['torture', 'fair-trial'].every((right) => (facts.rights ?? []).includes(right))),
  );
});

test('a list that a feed holds leads to it, and no other list does', async ({ page, request, baseURL }) => {
  const { records } = await (await request.get(`${baseURL}data/cases.json`)).json();
  type Record = { id: string; facts: { rights?: string[] } };
  const torture = records.filter(({ facts }: Record) => facts.rights?.includes('torture')).map(({ id }: Record) => id);
  const link = page.getByRole('main').getByRole('link', { name: 'Следить за этим списком' });

  await total(page, 'ru', 'cases/#right=torture');
  const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  expect(address).toMatch(/\/ru\/feeds\/cases\.right-torture\.xml$/);
  const feed = await (await request.get(address)).text();
  const entries = feed.split('<entry>').slice(1).map((entry) => /href="[^"]*?(cases\/[a-z0-9-]+)\/"/.exec(entry)?.[1] ?? '');
  expect(entries.length).toBe(Math.min(30, torture.length));
  expect(entries.filter((id) => !torture.includes(id))).toEqual([]);

  for (const other of ['cases/#right=torture,fair-trial', 'cases/#right=torture&region=KZ-39', 'cases/#right=nothing']) {
    await total(page, 'ru', other);
    await expect(link, other).toBeHidden();
  }
  await total(page, 'ru', 'search/#right=torture&region=KZ-39');
  await expect(link).toHaveAttribute('href', /\/feeds\/right-torture\.region-KZ-39\.xml$/);
  await total(page, 'ru', 'search/#q=пытки&right=torture&region=KZ-39');
  await expect(link).toBeHidden();
});

test('a choice is written into the address and Back takes it away', async ({ page }) => {
  const all = await total(page, 'en', 'cases/');
  const box = page.getByRole('group', { name: /^Outcome/ }).getByRole('checkbox').first();
  await box.check();
  await expect(status(page)).not.toHaveAttribute('data-total', String(all));
  expect(new URL(page.url()).hash).toContain('outcome=');
  await page.goBack();
  await expect(status(page)).toHaveAttribute('data-total', String(all));
});

test('a language link keeps the filter', async ({ page }) => {
  const found = await total(page, 'ru', 'cases/#body=CAT');
  await page.getByRole('navigation', { name: /язык/i }).getByRole('link', { name: 'Қазақша' }).click();
  await expect(page).toHaveURL(/\/kk\/cases\/#body=CAT/);
  await expect(status(page)).toHaveAttribute('data-total', String(found));
});

test.describe(() => {
  test.use({ expectedErrors: [/404|Failed to load/] });
  test('the list stays when its filters cannot be loaded', async ({ page, context }) => {
    await context.route(/rows-cases-/, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await open(page, 'ru/cases/');
    await expect(page.locator('main a[href*="cat-433-2010-gerasimov"]').first()).toBeVisible();
    await expect(page.getByRole('main')).toContainText(/не удалось|не загруз/i);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every record of every register is at most four links from the home page', async ({ request, baseURL }) => {
    test.setTimeout(120_000);
    const reached = new Map<string, number>([['ru/', 0]]);
    const root = new URL(baseURL ?? '').pathname;
    const queue = ['ru/'];
    while (queue.length > 0) {
      const address = queue.shift() ?? '';
      const depth = reached.get(address) ?? 0;
      if (depth === 4 || /^ru\/[a-z]+\/[a-z0-9-]+\/$/.test(address)) continue;
      const html = await (await request.get(`${baseURL}${address}`)).text();
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"#]+)/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const target = new URL(href, `${baseURL}${address}`).pathname;
        if (!target.startsWith(`${root}ru/`)) continue;
        const next = decodeURIComponent(target.slice(root.length));
        if (!reached.has(next)) {
          reached.set(next, depth + 1);
          queue.push(next);
        }
      }
    }
    for (const collection of ['cases', 'statements', 'library', 'obligations', 'recommendations', 'organisations', 'figures', 'pages']) {
      const { records } = await (await request.get(`${baseURL}data/${collection}.json`)).json();
      const far = records.map((record: { id: string }) => record.id).filter((id: string) => (reached.get(`ru/${id}/`) ?? 9) > 4);
      expect(far, collection).toEqual([]);
    }
  });

  test('cases can be browsed by year, region, right and letter', async ({ page }) => {
    for (const [browse, value] of [['year', '2012'], ['region', 'KZ-39'], ['right', 'torture']]) {
      await open(page, `ru/cases/by/${browse}/${value}/`);
      await page.getByRole('main').locator('a[href*="cat-433-2010-gerasimov"]').first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Александр Герасимов против Казахстана');
    }
    await open(page, 'ru/cases/by/letter/');
    await page.getByRole('main').getByRole('link', { name: /^А/ }).first().click();
    await expect(page.getByRole('main').locator('a[href*="gerasimov"]').first()).toBeVisible();
  });
});
