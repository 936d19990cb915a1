// The regional map: the same numbers in shading, table and lists; mouse, touch and keyboard; no scripts.
// Not the registers behind its links.
import type { Page } from '@playwright/test';
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

test('all twenty regions and four neighbours can be reached and carry their number', async ({ page }) => {
  await open(page, 'ru/map/');
  await interactive(page);
  await expect(shapes(page)).toHaveCount(24);
  for (const label of await shapes(page).evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''))) {
    expect(label).toMatch(/\d/);
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

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the table of regions leads to every region', async ({ page }) => {
    await open(page, 'ru/map/');
    const rows = page.locator('[data-static="map"] tbody tr');
    expect(await rows.count()).toBeGreaterThanOrEqual(20);
    await page.getByRole('main').getByRole('link', { name: regionNames.ru }).first().click();
    await expect(page).toHaveURL(/\/ru\/regions\/KZ-39\//);
  });
});
