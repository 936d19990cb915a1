// Pages as files: text, facts, sources and languages of a record, with scripts on and off.
// Not searching, registers' filters or the map.
import { expect, languages, open, test } from './support/test';

const caseId = 'cases/cat-433-2010-gerasimov';
const titles = {
  kk: /Герасимов/,
  ru: 'Александр Герасимов против Казахстана',
  en: 'Alexander Gerasimov v. Kazakhstan',
};

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts });

    for (const language of languages) {
      test(`a case is complete in ${language}`, async ({ page }) => {
        await open(page, `${language}/${caseId}/`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[language]);
        const main = page.getByRole('main');
        await expect(main).toContainText('CAT/C/48/D/433/2010');
        await expect(main).toContainText('433/2010');
        await expect(main.locator('a[href="https://docs.un.org/en/CAT/C/48/D/433/2010"]').first()).toBeVisible();
        for (const other of languages) {
          await expect(page.locator(`link[rel=alternate][hreflang=${other}]`)).toHaveCount(1);
        }
        await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /\S{3}/);
        await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /\S{3}/);
        await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
      });
    }

    test('every language link leads to the same record', async ({ page }) => {
      await open(page, `ru/${caseId}/`);
      await page.getByRole('navigation', { name: /язык/i }).getByRole('link', { name: 'English' }).click();
      await expect(page).toHaveURL(new RegExp(`/en/${caseId}/`));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles.en);
    });
  });
}

test('what is not known is said', async ({ page }) => {
  // No source says what the State did after this decision.
  await open(page, 'ru/cases/ccpr-2009-2010-ilyasov/');
  await expect(page.getByRole('main')).toContainText('Не известно');
});

test('contradictions of sources stand on the page', async ({ page }) => {
  await open(page, 'ru/obligations/iccpr-op1/');
  const main = page.getByRole('main');
  await expect(main).toContainText(/30 июня 2009/);
  await expect(main).toContainText(/24 января 2006/);
});

test('a text that is missing in a language is shown in another and says so', async ({ page }) => {
  await open(page, 'kk/library/kibhr-strategic-plan-2015-2018/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
  const text = page.locator('main [lang=ru]').filter({ hasText: 'Фандрайзинг' }).first();
  await expect(text).toBeVisible();
});

test('printed numbers of the rules survive, each with its own anchor', async ({ page }) => {
  await open(page, 'ru/library/coalition-against-torture-rules/');
  const printed = await page.locator('main .lead > .prose p').evaluateAll((all) =>
    all.filter((p) => /^8\.\s/.test((p.textContent ?? '').trim())).map((p) => p.id),
  );
  expect(printed).toHaveLength(10);
  expect(new Set(printed).size).toBe(10);
});

test.describe('two languages', () => {
  test.use({ javaScriptEnabled: false });

  for (const [width, beside] of [[1280, true], [320, false]] as const) {
    test(`are read ${beside ? 'beside each other' : 'one below the other'} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, `ru/${caseId}/`);
      const both = page.locator('details', { has: page.locator('summary', { hasText: 'казахский' }) });
      await both.locator('summary').click();
      const left = await both.locator('[lang=ru]').first().boundingBox();
      const right = await both.locator('[lang=kk]').first().boundingBox();
      expect((left?.y ?? 0) === (right?.y ?? 0)).toBe(beside);
      expect((left?.x ?? 0) === (right?.x ?? 0)).toBe(!beside);
    });
  }
});

test.describe(() => {
  test.use({ expectedErrors: [/404/] });

  test('an unknown address is answered with help in every language', async ({ page }) => {
    const response = await page.goto('kk/cases/no-such-case/');
    expect(response?.status()).toBe(404);
    for (const language of languages) {
      await expect(page.locator(`main [lang=${language}]`).first()).toBeAttached();
    }
    await page.locator('main a[href*="/kk/"]').first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
  });

  test('the help works where the site lies deeper', async ({ page }) => {
    const response = await page.goto('ru/x/y/z/');
    expect(response?.status()).toBe(404);
    await page.locator('main a[href*="/ru/"]').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});

test('the front page offers the three languages', async ({ page }) => {
  await open(page, '');
  for (const [language, name] of [['kk', 'Қазақша'], ['ru', 'Русский'], ['en', 'English']]) {
    await expect(page.locator(`main a[href^="${language}/"]`, { hasText: name }).first()).toBeVisible();
  }
});

test('the data files hold every record of every register', async ({ request, baseURL }) => {
  for (const [collection, least] of [['cases', 93], ['statements', 82], ['library', 104], ['obligations', 32], ['recommendations', 185], ['organisations', 90], ['figures', 20], ['bills', 1]] as const) {
    const data = await (await request.get(`${baseURL}data/${collection}.json`)).json();
    expect(data.records.length, collection).toBeGreaterThanOrEqual(least);
    expect(data.count).toBe(data.records.length);
    for (const record of data.records) {
      expect(record.id).toMatch(new RegExp(`^${collection}/[a-z0-9-]+$`));
      expect(record.sources.length, record.id).toBeGreaterThan(0);
    }
  }
});
