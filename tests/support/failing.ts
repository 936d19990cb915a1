// The `test` of specs that spoil files: every test has a host of its own, before the site, with an index in parts.
// Not the faults (host.ts), and not what they must lead to (the specs).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { Host } from './host';
import { expect, interactive, open, test as base, type Language } from './test';

export { expect };

type Index = 'now' | 'next';

type PerTest = {
  host: Host;
  /** What another browser is answered by a host without faults, which has this index. */
  right: (language: Language, index?: Index) => Promise<string>;
};

type PerWorker = {
  /** Folders of the content's index, cut as a large one is, and of one that answers otherwise. */
  indexes: Record<Index, string>;
  known: Map<string, string>;
};

export const test = base.extend<PerTest, PerWorker>({
  indexes: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'index-'));
      const example = ['run', '--release', '--quiet', '--package', 'builder', '--example', 'index_in_parts', '--', folder];
      execFileSync('cargo', example, { cwd: '..', stdio: 'inherit' });
      await use({ now: join(folder, 'now'), next: join(folder, 'next') });
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  known: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  host: async ({ indexes }, use, { project }) => {
    const host = await Host.before(project.use.baseURL ?? '', indexes.now);
    await use(host);
    host.close();
  },
  baseURL: async ({ host }, use) => use(host.address),
  right: async ({ browser, indexes, known }, use, { project }) => {
    await use(async (language, index = 'now') => {
      const key = `${language} ${index}`;
      if (!known.has(key)) {
        const host = await Host.before(project.use.baseURL ?? '', indexes[index]);
        known.set(key, await fresh(browser, host.address, language));
        host.close();
      }
      return known.get(key)!;
    });
  },
});

export const QUERY = 'пытки';

export const status = (page: Page) => page.getByRole('main').getByRole('status');
const hits = (page: Page) => page.locator('main ol > li[data-id]');

/** All that a reader sees of an answer. */
export const answer = async (page: Page) => JSON.stringify([await status(page).getAttribute('data-total'), await hits(page).allInnerTexts()]);

async function fresh(browser: Browser, baseURL: string | undefined, language: Language): Promise<string> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await ask(page, language);
  await answered(page);
  const found = await answer(page);
  await context.close();
  return found;
}

export async function ask(page: Page, language: Language = 'ru', query = QUERY): Promise<void> {
  await open(page, `${language}/search/`);
  await interactive(page);
  await page.getByRole('searchbox').fill(query);
}

export const answered = (page: Page) => expect(status(page)).toHaveAttribute('data-total', /[1-9]/, { timeout: 20_000 });
export const failed = (page: Page) => expect(status(page)).toHaveAttribute('data-state', 'failed', { timeout: 20_000 });

/** Notes every answer that is shown, however briefly: number and first record. */
export async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shown = new Set<string>();
    Object.assign(window, { shown });
    const look = () => {
      const total = document.querySelector('main [role=status]')?.getAttribute('data-total');
      const first = document.querySelector<HTMLElement>('main ol > li[data-id]')?.dataset.id;
      if (total || first) shown.add(`${total} ${first}`);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => [...(window as unknown as { shown: Set<string> }).shown]);
}

/** A word of the interactive parts, by its key. */
export function word(language: Language, key: string): string {
  const text = readFileSync(`../content/ui/${language}-browser.toml`, 'utf8');
  const found = new RegExp(`^${key} = "(.*)"$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`content/ui/${language}-browser.toml has no ${key}`);
  return found;
}
