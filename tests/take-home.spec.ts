// Files to take home: exactly the list, readable elsewhere, made without any request; marked records; citations.
// Not the journalists' jobs as a whole: journalist.spec.ts.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { csv } from './support/files';
import { expect, interactive, languages, open, test } from './support/test';

const status = (page: Page) => page.getByRole('main').getByRole('status');

async function take(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`.downloads button[data-format=${format}]`).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Opens the downloads and waits until the file maker has what it needs. */
async function ready(page: Page): Promise<void> {
  const loaded = page.waitForResponse(/take-home-/);
  await page.locator('.downloads > summary').click();
  await loaded;
}

test('every format holds exactly the filtered list, in its order', async ({ page }) => {
  await open(page, 'ru/cases/#right=torture&year=2014..&order=title');
  await interactive(page);
  const total = Number(await status(page).getAttribute('data-total'));
  expect(total).toBeGreaterThan(1);
  const shown = await page.locator('table.rows tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
  expect(shown.length).toBe(Math.min(total, 50));
  await ready(page);

  const table = await take(page, 'csv');
  expect(table.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [heads, ...rows] = csv(table.bytes.toString('utf8'));
  expect(rows.length).toBe(total);
  expect(rows.every((row) => row.length === heads.length)).toBe(true);
  const ids = rows.map((row) => row.join(' ').match(/\/ru\/(cases\/[a-z0-9-]+)\//)?.[1]);
  expect(ids.slice(0, shown.length)).toEqual(shown);
  expect(rows[0].at(-1)).toContain(`${total} из `);
  expect(table.name).toMatch(new RegExp(`_${total}-of-\\d+_\\d{4}-\\d\\d-\\d\\d\\.csv$`));

  const data = JSON.parse((await take(page, 'json')).bytes.toString('utf8'));
  expect(data.records.map((record: { id: string }) => record.id)).toEqual(ids);
  expect([data.count, data.missing, data.filter]).toEqual([total, 0, 'right=torture&year=2014..']);
  expect((await take(page, 'bibtex')).bytes.toString('utf8').match(/^@\w+\{/gm)?.length).toBe(total);
  expect((await take(page, 'ris')).bytes.toString('utf8').match(/^TY {2}- /gm)?.length).toBe(total);
  const items = JSON.parse((await take(page, 'csl')).bytes.toString('utf8'));
  expect(items.length).toBe(total);
  expect(items.every((item: { URL: string }) => item.URL.startsWith('http'))).toBe(true);
});

for (const collection of ['statements', 'recommendations', 'obligations', 'library', 'organisations', 'figures']) {
  test(`the register ${collection} can be taken home whole`, async ({ page }) => {
    await open(page, `kk/${collection}/`);
    await interactive(page);
    const total = Number(await status(page).getAttribute('data-total'));
    await ready(page);
    const [, ...rows] = csv((await take(page, 'csv')).bytes.toString('utf8'));
    expect(rows.length).toBe(total);
  });
}

test('a file is made without any request, the network cut', async ({ page, context }) => {
  await open(page, 'en/cases/#violated=CAT-12');
  await interactive(page);
  await ready(page);
  await take(page, 'json');
  await context.setOffline(true);
  const asked: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(request.url());
  });
  for (const format of ['xlsx', 'csv', 'bibtex']) await take(page, format);
  expect(asked).toEqual([]);
});

test.describe(() => {
  test.use({ expectedErrors: [/404|Failed to load/] });
  test('a file that cannot be made says so and is made when its parts are back', async ({ page, context }) => {
    await context.route(/take-home-cases/, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await open(page, 'en/cases/');
    await interactive(page);
    await page.locator('.downloads > summary').click();
    await page.locator('.downloads button[data-format=csv]').click();
    await expect(page.locator('.downloads')).toContainText('could not be made');
    await context.unroute(/take-home-cases/);
    expect((await take(page, 'csv')).bytes.length).toBeGreaterThan(1000);
  });
});

test.describe('marked records', () => {
  const kept = (page: Page) =>
    page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

  for (const language of languages) {
    test(`are carried by the address and stored nowhere unless asked (${language})`, async ({ page }) => {
      await open(page, `${language}/cases/`);
      await interactive(page);
      const rows = page.locator('table.rows tbody tr');
      const ids = await rows.evaluateAll((all) => all.slice(0, 2).map((row) => row.getAttribute('data-id')));
      await rows.nth(0).getByRole('checkbox').check();
      await rows.nth(1).getByRole('checkbox').check();
      await page.locator('.marked-line a').click();
      await expect(page).toHaveURL(/\/saved\/#cases=/);
      await interactive(page);
      await expect(status(page)).toHaveAttribute('data-total', '2');
      const listed = page.locator('ol.saved > li');
      expect(await listed.evaluateAll((all) => all.map((item) => item.getAttribute('data-id')))).toEqual(ids);
      await expect(listed.first().getByRole('link')).not.toHaveText(/^[a-z0-9-]+$/);
      expect(await kept(page), 'nothing is stored').toEqual([]);
      const link = await page.locator('.share input').inputValue();
      expect(link).toBe(page.url());

      await ready(page);
      const [, ...lines] = csv((await take(page, 'csv')).bytes.toString('utf8'));
      expect(lines.length).toBe(2);
    });
  }

  test('are kept on the device when asked, and forgotten without trace', async ({ page, context }) => {
    await open(page, 'ru/saved/#cases=cat-433-2010-gerasimov&library=no-such-record');
    await interactive(page);
    await expect(page.locator('ol.saved')).toContainText('нет записи');
    await page.getByRole('button', { name: 'Хранить на этом устройстве' }).click();
    await expect(page).toHaveURL(/\/saved\/$/);
    expect((await kept(page)).length).toBe(1);

    await open(page, 'ru/cases/cat-444-2010-abdussamatov/');
    await interactive(page);
    const add = page.getByRole('button', { name: 'Добавить в подборку' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Убрать из подборки' })).toBeFocused();
    await open(page, 'en/saved/');
    await interactive(page);
    await expect(status(page)).toHaveAttribute('data-total', '3');

    await page.getByRole('button', { name: 'Forget everything' }).click();
    await expect(status(page)).toHaveAttribute('data-total', '0');
    expect(await kept(page)).toEqual([]);
    const databases = await page.evaluate(async () => [
      ...(await indexedDB.databases()).map((database) => database.name),
      ...(await caches.keys()),
    ]);
    expect(databases).toEqual([]);
    expect((await context.storageState()).origins).toEqual([]);
  });

  test('a link from somebody else does not touch the kept set until asked', async ({ page }) => {
    await open(page, 'en/saved/#cases=cat-433-2010-gerasimov');
    await interactive(page);
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await open(page, 'en/saved/#cases=cat-444-2010-abdussamatov');
    await interactive(page);
    await expect(status(page)).toHaveAttribute('data-total', '1');
    await page.getByRole('button', { name: 'Add these to my set' }).click();
    await expect(status(page)).toHaveAttribute('data-total', '2');
    await page.getByRole('button', { name: 'Forget everything' }).click();
  });
});

test.describe('citations', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('are copied with the address, the paragraph and the version of the record', async ({ page, request, baseURL }) => {
    await open(page, 'ru/cases/cat-433-2010-gerasimov/');
    await interactive(page);
    const anchor = await page.locator('.prose [id]').first().getAttribute('id');
    await page.goto(`ru/cases/cat-433-2010-gerasimov/#${anchor}`);
    const hash = await page.locator('[data-island=cite]').getAttribute('data-hash');
    for (const style of ['gost', 'apa', 'oscola']) {
      const line = page.locator(`p.citation[data-style=${style}]`);
      await line.locator('xpath=following-sibling::*[1]').getByRole('button').click();
      await expect(line.locator('xpath=following-sibling::*[1]')).toContainText('Скопировано');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`/ru/cases/cat-433-2010-gerasimov/#${anchor}`);
      expect(copied).toContain('Герасимов');
      expect(copied).toContain(`[sha256:${hash?.slice(0, 16)}]`);
    }
    const { createHash } = await import('node:crypto');
    const file = await (await request.get(`${baseURL}data/cases/cat-433-2010-gerasimov.json`)).body();
    expect(createHash('sha256').update(file).digest('hex'), 'the hash is that of the published record').toBe(hash);
  });
});

test.describe('the self-check of the legal aid page', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });
      test('asks one question at a time and every way ends at a named next step', async ({ page }) => {
        await open(page, 'ru/pages/legal-aid/');
        await expect(page.locator('.self-check .step:visible')).toHaveCount(1);
        const graph = new Map<string, string[]>();
        const html = await page.content();
        const steps = [...html.matchAll(/<section id="([^"]+)"[^>]*class="step( result)?"(.*?)<\/section>/gs)];
        for (const [, id, result, inside] of steps) {
          const links = [...inside.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
          graph.set(id, result ? [] : links.map((href) => href.slice(1)));
          if (result) expect(links.some((href) => !href.startsWith('#')), `${id} names where to go`).toBe(true);
        }
        const ends = (id: string, way: string[]): boolean =>
          !way.includes(id) && graph.has(id) && (graph.get(id) ?? []).every((next) => ends(next, [...way, id]));
        expect(ends(steps[0][1], [])).toBe(true);
        for (let step = 0; step < 12; step += 1) {
          const answers = page.locator('.step:visible .answers a');
          if ((await answers.count()) === 0) break;
          await answers.last().click();
        }
        await expect(page.locator('.step.result:visible')).toHaveCount(1);
        await page.locator('.step.result:visible').getByRole('link').first().click();
        await expect(page).not.toHaveURL(/legal-aid\/#check/);
      });
    });
  }
});
