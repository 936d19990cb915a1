// Letters that a reader prepares and sends themself: complete without scripts, filled in with them, sent by nobody.
// Not what the letters say: that is content.
import { readFileSync } from 'node:fs';
import { expect, interactive, languages, open, test } from './support/test';

const letters = ['correction', 'coalition-join', 'coalition-leave', 'declaration-join', 'declaration-withdraw'];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const language of languages) {
    test(`every letter can be read and copied by hand, and nothing waits to be pressed (${language})`, async ({ page }) => {
      for (const slug of letters) {
        await open(page, `${language}/pages/${slug}/`);
        const labels = await page.locator('.letter-fields li').allInnerTexts();
        expect(labels.length, slug).toBeGreaterThan(1);
        const text = await page.locator('.letter-text').innerText();
        for (const label of labels) expect(text, slug).toContain(`[${label}]`);
        await expect(page.locator('main :is(input, textarea, button, select)')).toHaveCount(0);
      }
    });
  }
});

for (const language of languages) {
  test(`what is filled in stands in the letter, goes along, and nowhere else (${language})`, async ({ page, context }) => {
    await open(page, `${language}/pages/coalition-join/`);
    await interactive(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const boxes = page.locator('.letter-fields :is(input, textarea)');
    const values = ['Организация «Ә & {x}»', 'помогает\nдругим', 'письмом', 'А. Б.', '1 мая'];
    await expect(boxes).toHaveCount(values.length);
    const text = page.locator('.letter-text');
    for (const [at, value] of values.slice(0, 4).entries()) await boxes.nth(at).fill(value);
    for (const value of values.slice(0, 4)) await expect(text).toContainText(value.split('\n')[0]);

    const download = page.waitForEvent('download');
    await page.locator('.letter-ways > button').click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('coalition-join.txt');
    const saved = readFileSync((await file.path())!, 'utf8');
    for (const value of values.slice(0, 4)) expect(saved).toContain(value);
    expect(saved).toContain('________');

    const mail = await page.locator('.letter-ways > a').getAttribute('href');
    expect(new URL(mail!).searchParams.get('body')).toBe(saved);
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, location.hash]);
    expect(kept).toEqual([0, 0, '']);
    await context.clearCookies();
    await page.reload();
    await interactive(page);
    await expect(boxes.first()).toHaveValue('');
  });
}

test('a record leads to a letter that names it, its version and the paragraph', async ({ page }) => {
  await open(page, 'ru/cases/cat-433-2010-gerasimov/');
  await interactive(page);
  const anchor = await page.locator('.prose p[id]').first().getAttribute('id');
  await page.evaluate((id) => (location.hash = id!), anchor);
  const version = await page.locator('code.hash').innerText();
  await page.getByRole('link', { name: 'Сообщить об ошибке в этой записи' }).click();
  await interactive(page);
  const text = page.locator('.letter-text');
  for (const said of ['cases/cat-433-2010-gerasimov', version, anchor!]) await expect(text).toContainText(said);
});
