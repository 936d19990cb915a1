// The regional map: the same numbers in shading, table, years, list and file; mouse, touch and keyboard; no scripts.
// Not the registers behind its links; every filter over the real records is in app/builder/tests/map.rs.
import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, interactive, languages, open, test } from './support/test';

const regionNames = { kk: 'Қостанай облысы', ru: 'Костанайская область', en: 'Kostanay Region' };
const shapes = (page: Page) => page.locator('.leaflet-container a[data-region]');
const shape = (page: Page, name: string) => page.locator(`.leaflet-container a[data-region][aria-label^="${name}"]`);

for (const language of languages) {
  test(`Kostanay is opened from the map by keyboard (${language})`, async ({ page }) => {
    await open(page, `${language}/map/`);
    await interactive(page);
    const region = shape(page, regionNames[language]);
    await expect(region).toHaveCount(1);
    await region.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${language}/regions/KZ-39/`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(regionNames[language]);
    await page.getByRole('main').locator('a[href*="cases/by/region/KZ-39/"]').first().click();
    await page.getByRole('main').locator('a[href*="cat-433-2010-gerasimov"]').first().click();
    await expect(page).toHaveURL(/cases\/cat-433-2010-gerasimov/);
  });
}

/** Opens what the map can do beyond the map: a program of its own, which a link to a comparison opens by itself. */
async function more(page: Page): Promise<void> {
  const fold = page.locator('.map-more');
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  await expect(page.locator('.list-status')).toHaveAttribute('data-total', /\d/);
}

test('what the map can do beyond the map is loaded when it is asked for', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await open(page, 'ru/map/');
  await interactive(page);
  expect(loaded.filter((url) => url.includes('map_more'))).toEqual([]);
  await more(page);
  expect(loaded.filter((url) => url.includes('map_more') && url.endsWith('.wasm'))).toHaveLength(1);
});

test('all twenty regions and four neighbours can be reached and carry their number', async ({ page }) => {
  await open(page, 'ru/map/');
  await interactive(page);
  await expect(shapes(page)).toHaveCount(24);
  for (const label of await shapes(page).evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''))) {
    expect(label).toMatch(/: (\d|записей нет|нет данных)/);
  }
});

test('the table beside the map agrees with the data', async ({ page, request, baseURL }) => {
  const { records } = await (await request.get(`${baseURL}data/cases.json`)).json();
  const inKostanay = records.filter((record: { facts: { regions?: string[] } }) => record.facts.regions?.includes('KZ-39'));
  await open(page, 'ru/map/');
  await interactive(page);
  const row = page.getByRole('main').getByRole('row', { name: /Костанайская область/ }).filter({ visible: true });
  await expect(row).toContainText(String(inKostanay.length));
});

test('a right and years change the numbers and the address', async ({ page }) => {
  await open(page, 'ru/map/#right=torture&year=2012..2014');
  await interactive(page);
  const label = await shape(page, regionNames.ru).getAttribute('aria-label');
  await open(page, 'ru/');
  await open(page, 'ru/map/');
  await interactive(page);
  expect(await shape(page, regionNames.ru).getAttribute('aria-label')).not.toBe(label);
});

test('Leaflet is loaded on the map page and nowhere else', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await open(page, 'ru/');
  await open(page, 'ru/cases/');
  await interactive(page);
  expect(loaded.filter((url) => /leaflet|geometry/.test(url))).toEqual([]);
  await open(page, 'ru/map/');
  await interactive(page);
  await expect.poll(() => loaded.some((url) => url.includes('leaflet.js'))).toBe(true);
});

test('one filter drives map, table, years, list and file', async ({ page }) => {
  const numberOf = async (locator: ReturnType<Page['locator']>) => Number((await locator.textContent())?.match(/\d+/)?.[0]);
  test.slow();
  for (const fragment of ['right=torture', 'outcome=violation&year=2012..2016', 'measure=statements&year=2014..']) {
    for (const region of ['', 'KZ-39', 'KZ-75']) {
      const state = [fragment, region && `region=${region}`].filter(Boolean).join('&');
      await open(page, `en/map/#${state}`);
      await interactive(page);
      await more(page);
      const list = Number(await page.locator('.list-status').getAttribute('data-total'));
      const row = page.locator(`.region-numbers tr[data-region="${region}"] td.at-measure`);
      const total = Number(await page.locator('.map-island p[role=status]').getAttribute('data-total'));
      expect(list, state).toBe(region ? await numberOf(row) : total);
      if (region) {
        await expect(page.locator(`.leaflet-container a[data-region="${region}"]`)).toHaveAttribute('aria-label', list === 0 ? /: (0|no) / : new RegExp(`: ${list} `));
      }
      const years = await page.locator('.year-columns [aria-pressed="true"], .year-columns [aria-pressed="false"]').evaluateAll((all) =>
        all.map((year) => ({ chosen: year.getAttribute('aria-pressed') === 'true', n: Number(year.querySelector('.unseen')?.textContent?.split(': ')[1]) })),
      );
      const chosen = years.some((year) => year.chosen) ? years.filter((year) => year.chosen) : years;
      const inYears = chosen.reduce((sum, year) => sum + year.n, 0);
      if (state.includes('year')) expect(inYears, state).toBe(list);
      else expect(inYears, state).toBeLessThanOrEqual(list);
    }
  }
});

test('the list on the map page is taken home as it is', async ({ page }) => {
  await open(page, 'ru/map/#right=torture&region=KZ-39');
  await interactive(page);
  await more(page);
  const total = Number(await page.locator('.list-status').getAttribute('data-total'));
  expect(total).toBeGreaterThan(0);
  await page.locator('.map-list summary').click();
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const file = await (await arrives).createReadStream();
  let text = '';
  for await (const piece of file) text += piece;
  const shown = await page.locator('.map-list .map-records li').evaluateAll((all) => all.map((line) => (line as HTMLElement).dataset['id']));
  const { records } = JSON.parse(text) as { records: { id: string }[] };
  expect(records.map((record) => record.id)).toEqual(shown);
  expect(records).toHaveLength(total);
});

test('years are chosen by click, brush, step and keyboard, and played to their end', async ({ page }) => {
  await open(page, 'en/map/');
  await interactive(page);
  await more(page);
  const year = (n: number) => page.locator(`.year-columns [data-year="${n}"]`);
  await year(2014).click();
  await expect(page).toHaveURL(/#year=2014$/);
  await page.getByRole('button', { name: 'One year on' }).click();
  await expect(page).toHaveURL(/#year=2015$/);
  await year(2017).click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/#year=2015\.\.2017$/);
  await year(2012).hover();
  await page.mouse.down();
  await year(2013).hover();
  await year(2014).hover();
  await page.mouse.up();
  await expect(page).toHaveURL(/#year=2012\.\.2014$/);
  await page.getByRole('button', { name: 'All years' }).click();
  await expect(page).toHaveURL(/map\/$/);
  const first = page.locator('.year-columns button').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('.year-columns button').nth(1)).toHaveAttribute('aria-pressed', 'true');
  const last = await page.locator('.year-columns button').last().getAttribute('data-year');
  await page.locator(`.year-columns [data-year="${Number(last) - 1}"]`).click();
  await page.getByRole('button', { name: 'Play the years' }).click();
  await expect(page).toHaveURL(new RegExp(`#year=${last}$`));
  await expect(page.getByRole('button', { name: 'Play the years' })).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('nothing moves by itself, and years can still be stepped', async ({ page }) => {
    await open(page, 'en/map/');
    await interactive(page);
    await more(page);
    await expect(page.getByRole('button', { name: 'One year on' })).toBeVisible();
    await expect(page.getByText('Play the years')).toBeHidden();
  });
});

test('a country whose records are not collected has no number, not zero', async ({ page }) => {
  await open(page, 'en/map/');
  await interactive(page);
  const state = page.locator('.leaflet-container a[data-region="TM"]');
  await expect(state).toHaveAttribute('aria-label', /no data/);
  await expect(state).toHaveAttribute('data-shade', 'none');
  await expect(page.locator('.region-numbers tr[data-region="TM"] td').first()).toHaveText('—');
  // A region of the country without records has a true zero.
  const zero = page.locator('.region-numbers tr[data-region^="KZ-"] td:first-of-type a', { hasText: /^0$/ });
  expect(await zero.count()).toBeGreaterThan(0);
});

test('no city hides behind another, and each tells all of its records', async ({ page }) => {
  await open(page, 'en/map/#layers=cities,offices');
  await interactive(page);
  const points = page.locator('.map-point');
  await expect(points.first()).toBeVisible();
  const overlaps = () =>
    points.evaluateAll((all) => {
      const boxes = all.map((point) => point.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) < 30)).length;
    });
  const cities = () => points.evaluateAll((all) => all.flatMap((point) => (point as HTMLElement).dataset['cities']?.split(' ') ?? []).sort());
  expect(await overlaps()).toBe(0);
  const before = await cities();
  expect(new Set(before).size).toBe(before.length);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  // The map has stopped moving when discs have been placed anew.
  await expect(page.locator('.leaflet-container.leaflet-zoom-anim, .leaflet-container .leaflet-zoom-anim')).toHaveCount(0);
  expect(await cities()).toEqual(before);
  await expect.poll(overlaps).toBe(0);
  await page.getByRole('button', { name: 'Whole map' }).click();
  const kostanay = page.locator('.map-point[data-cities~="kostanay"]');
  // Until the map has come to rest a disc is placed anew, and what was reached is gone.
  await expect(async () => {
    const n = Number(await kostanay.locator('.of-records').textContent());
    await kostanay.focus();
    await page.keyboard.press('Enter');
    const told = new Set(await page.locator('.map-info .map-records li[data-id]').evaluateAll((all) => all.map((line) => (line as HTMLElement).dataset['id'])));
    expect(told.size).toBe(n);
  }).toPass();
});

test('two regions are compared by a link', async ({ page }) => {
  await open(page, 'en/map/#compare=KZ-39,KZ-75');
  await interactive(page);
  await more(page);
  const table = page.locator('.compared');
  await expect(table.getByRole('columnheader')).toContainText(['Kostanay Region', 'Almaty']);
  const cases = table.getByRole('row', { name: /^Cases/ });
  const kostanay = await page.locator('.region-numbers tr[data-region="KZ-39"] td').first().textContent();
  await expect(cases.locator('td').first()).toHaveText(kostanay ?? '');
});

test('the present view becomes a picture without any request', async ({ page }) => {
  await open(page, 'en/map/#measure=violations&right=torture');
  await interactive(page);
  await more(page);
  await expect(shapes(page)).toHaveCount(24);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a picture (SVG)' }).click();
  const download = await arrives;
  expect(download.suggestedFilename()).toBe('quqyq-map-violations.svg');
  let svg = '';
  for await (const piece of await download.createReadStream()) svg += piece;
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  expect(svg.match(/<path/g)).toHaveLength(20);
  const row = await page.locator('.region-numbers tr[data-region="KZ-39"] td.at-measure').textContent();
  for (const said of [`Kostanay Region: ${row}`, 'Natural Earth', '2026', 'measure=violations']) expect(svg).toContain(said);
  const valid = await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null, svg);
  expect(valid).toBe(true);
});

for (const [width, scheme] of [[320, 'light'], [1280, 'dark']] as const) {
  test(`everything fits, is large enough and passes axe at ${width} px (${scheme})`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, 'kk/map/#layers=cities,offices&compare=KZ-39,KZ-75');
    await interactive(page);
    await more(page);
    await expect(page.locator('.map-point').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const small = await page.locator('.map-island :is(button, select, summary, input), .map-island .year-columns button').evaluateAll((all) =>
      all
        .filter((target) => (target as HTMLElement).offsetParent !== null)
        .map((target) => ({ box: ((target as HTMLElement).closest('label.choice') ?? target).getBoundingClientRect(), name: target.outerHTML.slice(0, 90) }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ name }) => name),
    );
    expect(small).toEqual([]);
    await expectNoAxeViolations(page);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the table of regions leads to every region', async ({ page }) => {
    await open(page, 'ru/map/');
    const rows = page.locator('[data-static="map"] tbody tr');
    expect(await rows.count()).toBeGreaterThanOrEqual(20);
    await page.getByRole('main').getByRole('link', { name: regionNames.ru }).first().click();
    await expect(page).toHaveURL(/\/ru\/regions\/KZ-39\//);
  });

  test('measures say unit, definition and source, and a region its years, figures and neighbours', async ({ page }) => {
    await open(page, 'en/map/');
    await expect(page.getByRole('table', { name: 'Measures of the map' }).getByRole('row')).toHaveCount(4);
    await expect(page.getByText('There are no rates per 100,000')).toBeVisible();
    await expect(page.locator('.multiples li')).toHaveCount(9);
    await open(page, 'en/regions/KZ-39/');
    for (const name of ['Decisions by year', 'Figures of the region', 'Neighbours']) {
      await expect(page.getByRole('heading', { name })).toBeVisible();
    }
    await open(page, 'en/figures/fig-state-complaints-2013-2016/');
    await expect(page.getByRole('img', { name: /./ }).filter({ has: page.locator('rect') })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'As counted by others' })).toBeVisible();
  });
});
