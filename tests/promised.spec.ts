// What the State promised and what came of it: computed pages held against the published data, without scripts.
// Not the registers' filters: register.spec.ts.
import { expect, open, test } from './support/test';

type Step = { date: string; kind: string; assessment?: string };
type Facts = { clusters?: string[]; status_history?: Step[]; body?: string[]; year?: string[]; rights?: string[] };
type Published = { id: string; facts: Facts };

test.use({ javaScriptEnabled: false });

const CLUSTER = 'torture-investigation';

test('recommendations on investigating torture repeated since 2010, and their status now', async ({ page, request, baseURL }) => {
  const all: Published[] = (await (await request.get(`${baseURL}data/recommendations.json`)).json()).records;
  const expected = all.filter(({ facts }) => facts.clusters?.includes(CLUSTER));
  expect(expected.length).toBeGreaterThan(5);
  let clicks = 0;
  const follow = async (name: RegExp | string) => {
    clicks += 1;
    await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
  };
  await open(page, 'ru/');
  await follow('Повторённые рекомендации');
  await follow('Независимо расследовать пытки и наказывать виновных');
  expect(clicks, 'clicks from home').toBeLessThanOrEqual(3);
  const lines = page.locator('table.history tbody tr');
  await expect(lines).toHaveCount(expected.length);
  const years = await lines.locator('th').allTextContents();
  expect(years, 'oldest first').toEqual([...years].sort());
  expect(new Set(years)).toEqual(new Set(expected.map(({ facts }) => facts.year?.[0])));
  for (const { id, facts } of expected) {
    const line = lines.filter({ has: page.locator(`a[href$="/${id.split('/')[1]}/"]`) });
    const assessed = facts.status_history?.some((step) => step.assessment);
    await expect(line.getByText('Оценки пока нет'), id).toHaveCount(assessed ? 0 : 1);
  }
});

test('from a treaty, everything of its reporting cycle is one click away', async ({ page }) => {
  await open(page, 'ru/obligations/cat/');
  const cycle = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Ход отчётности' }) });
  const examined = cycle.locator('.cycles > li').filter({ hasText: 'Рассмотрение 2014 года' });
  for (const record of ['hrw-cat-2014', 'amnesty-cat-2014', 'co-cat-3']) {
    await expect(examined.locator(`a[href$="library/${record}/"]`), record).toHaveCount(1);
  }
  await expect(examined.locator('dd').filter({ hasText: 'Среди записей нет' }).first()).toBeVisible();
  await examined.getByRole('link', { name: /^4 записи/ }).click();
  expect(page.url()).toMatch(/recommendations\/by\/body\/CAT\/#year-2014$/);
  await expect(page.locator('#year-2014 .entry')).toHaveCount(4);
});

for (const address of ['ru/views/progress/', 'ru/views/indicators/', 'ru/views/years/', 'ru/views/years/2014/']) {
  test(`every number of ${address} leads to a list of as many records`, async ({ page, request }) => {
    await open(page, address);
    const counted = await page.locator('main').evaluate((main) =>
      [...main.querySelectorAll('a')].flatMap((link) => {
        const own = /^(?:.*: )?(\d+)(?: запис\S+)?$/.exec(link.textContent?.trim() || link.getAttribute('aria-label') || '');
        const beside = link.nextElementSibling?.matches('span.number') ? link.nextElementSibling.textContent : undefined;
        const n = beside ?? own?.[1];
        // A year that heads a line is a name, not a number.
        if (link.closest('th')) return [];
        // Links inside drawings have no address of their own kind.
        const { href } = new URL(link.getAttribute('href') ?? '', document.baseURI);
        return n && href.includes('/by/') ? [{ href, n: Number(n) }] : [];
      }),
    );
    expect(counted.length).toBeGreaterThan(4);
    const lists = new Map<string, string>();
    for (const { href, n } of counted) {
      const [list, anchor] = href.split('#');
      if (!lists.has(list)) lists.set(list, await (await request.get(list)).text());
      const found = await page.evaluate(
        ({ html, anchor }) => {
          const there = new DOMParser().parseFromString(html, 'text/html');
          const within = anchor ? there.getElementById(anchor) : there.querySelector('main');
          return within ? within.querySelectorAll('.entry, table.history tbody tr').length : -1;
        },
        { html: lists.get(list) ?? '', anchor },
      );
      expect(found, href).toBe(n);
    }
  });
}

test('the matrix says what is not known, and names no figure for the neighbours', async ({ page }) => {
  await open(page, 'ru/views/treaties/');
  const line = page.locator('table.matrix tr').filter({ has: page.locator('a[href$="obligations/icerd/"]') });
  await expect(line.getByText('Не известно').first()).toBeVisible();
  await expect(page.getByText('Об участии соседних государств')).toBeVisible();
});
