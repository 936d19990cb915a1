// Files of the search that do not come, or come wrong: never a wrong answer, a word in the reader's language, and right
// again without a reload. Not damage inside the index's format: app/search/tests/damage.rs has thousands of those.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, answered, ask, expect, failed, QUERY, status, test, watch, word } from './support/failing';
import type { Fault, Host } from './support/host';
import { interactive, languages, open } from './support/test';

// Whatever the browser says of the faults themselves.
test.use({ expectedErrors: [/^console: /, /^error: /] });

const files = {
  loader: /\/search_worker_loader\.js$/,
  script: /\/search_worker\.js$/,
  program: /\/search_worker_bg\.wasm$/,
  manifest: /\/index\/manifest\.json$/,
  boot: /\.boot$/,
  part: /\.part$/,
};
type File = keyof typeof files;

// What may be told of each. A browser does not say why it could not start a worker: to the page that is the network.
// The loader verifies all others and is verified by none: a flipped bit of it may do nothing at all.
type Told = Partial<Record<Exclude<Fault, 'held'>, string[]>>;
const usual: Told = {
  missing: ['missing'], failing: ['network'], cut: ['network'],
  empty: ['damaged'], truncated: ['damaged'], flipped: ['damaged'], replaced: ['damaged'],
};
const told: Record<File, Told> = {
  loader: {
    missing: ['network'], failing: ['network'], cut: ['network'],
    empty: ['timeout'], truncated: ['network'], replaced: ['network'],
  },
  // What came of a script or a program is held against its hash even where the line was cut.
  script: { ...usual, cut: ['network', 'damaged'] },
  program: { ...usual, cut: ['network', 'damaged'] },
  // A flipped bit may lie in the name of a file, which then is not there.
  manifest: { ...usual, flipped: ['damaged', 'missing'] },
  boot: usual,
  part: usual,
};

let turn = 0;
for (const name of Object.keys(files) as File[]) {
  const file = files[name];
  for (const fault of Object.keys(told[name]) as (keyof Told)[]) {
    const language = languages[turn++ % languages.length];
    test(`${name} ${fault}: a word (${language}), no answer, and the right one once it is repaired`, async ({ page, host, right }) => {
      const expected = await right(language);
      const shown = await watch(page);
      await page.clock.install();
      host.spoil(file, fault);
      await ask(page, language);
      // A script that says nothing is waited for.
      if (told[name][fault]?.includes('timeout')) await page.clock.fastForward(15_000);
      // The page tries again every few seconds and says so: what it says in between is looked for.
      const words = (told[name][fault] ?? []).map((error) => word(language, `error_${error}`));
      await expect.poll(async () => words.includes(await status(page).innerText()), { timeout: 20_000 }).toBe(true);
      expect(await shown()).toEqual([]);
      host.repair();
      await page.clock.fastForward(2_000);
      await answered(page);
      expect(await answer(page)).toBe(expected);
    });
  }

  test(`${name} slow: said so, and answered when it is here`, async ({ page, host, right }) => {
    const expected = await right('kk');
    await page.clock.install();
    host.spoil(file, 'held');
    await ask(page, 'kk');
    await expect(status(page)).toHaveAttribute('data-state', 'waiting');
    await page.clock.fastForward(4_000);
    await expect(status(page)).toHaveText(word('kk', 'slow_network'));
    host.repair();
    await answered(page);
    expect(await answer(page)).toBe(expected);
  });
}

for (const name of ['script', 'program', 'manifest', 'boot', 'part'] as const) {
  test(`${name} spoilt once, as by a cache: asked for anew, past the cache, without a word`, async ({ page, host, right }) => {
    const expected = await right('ru');
    const shown = await watch(page);
    host.spoil(files[name], 'flipped', 1);
    await ask(page);
    await answered(page);
    expect(await answer(page)).toBe(expected);
    expect(await shown()).toHaveLength(1);
  });
}

test('a host in trouble for a moment is asked again without a word', async ({ page, host, right }) => {
  const expected = await right('ru');
  await page.clock.install();
  host.spoil(files.boot, 'failing', 2);
  await ask(page);
  await answered(page);
  expect(await answer(page)).toBe(expected);
  expect(host.log.filter((path) => files.boot.test(path))).toHaveLength(3);
});

test('control: it is the pause of the page that ends in another try, and nothing before', async ({ page, host }) => {
  await page.clock.install();
  host.spoil(files.boot, 'missing');
  await open(page, 'ru/search/');
  await interactive(page);
  // From here on time passes only as it is told to.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  await page.getByRole('searchbox').fill(QUERY);
  await page.clock.runFor(200);
  await failed(page);
  host.repair();
  const asked = host.log.length;
  await page.clock.runFor(1_500);
  await expect(status(page)).toHaveAttribute('data-state', 'failed');
  expect(host.log).toHaveLength(asked);
  await page.clock.runFor(500);
  await answered(page);
});

test.describe('while the site is being replaced', () => {
  const manifestOf = (index: string) => readFileSync(join(index, 'manifest.json'));

  test('a new manifest before its files: told, and right when they are there', async ({ page, host, right, indexes }) => {
    const expected = await right('ru', 'next');
    await page.clock.install();
    host.spoil(files.manifest, () => manifestOf(indexes.next));
    await ask(page);
    await failed(page);
    await expect(status(page)).toHaveText(word('ru', 'error_missing'));
    host.deploy(indexes.next);
    await page.clock.fastForward(2_000);
    await answered(page);
    expect(await answer(page)).toBe(expected);
  });

  test('files gone from under a page that is open: the new ones are found', async ({ page, host, right, indexes }) => {
    const expected = await right('ru', 'next');
    expect(expected).not.toBe(await right('ru', 'now'));
    await page.clock.install();
    await ask(page, 'ru', 'собрания');
    await answered(page);
    host.deploy(indexes.next);
    await page.getByRole('searchbox').fill(QUERY);
    await failed(page);
    await page.clock.fastForward(2_000);
    await expect.poll(() => answer(page), { timeout: 15_000 }).toBe(expected);
  });

  test('old bytes under a new name are refused', async ({ page, host, indexes }) => {
    const old = readFileSync(join(indexes.now, readdirSync(indexes.now).find((name) => files.boot.test(name))!));
    host.deploy(indexes.next);
    host.spoil(files.boot, () => old);
    await ask(page);
    await failed(page);
    await expect(status(page)).toHaveText(word('ru', 'error_damaged'));
  });
});

test.describe('a program that stops', () => {
  // A module whose only function is `unreachable`: what the search program runs into when it is asked.
  const stop = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const trapping = (bytes: Buffer) => {
    const loader = bytes.toString();
    const spoilt = loader.replace(
      'for (const event of early)',
      `const own = self.onmessage;
      self.onmessage = event => {
        if (event.data.includes('"Search"')) new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([${stop}]))).exports.t();
        own(event);
      };
      for (const event of early)`,
    );
    expect(spoilt).not.toBe(loader);
    return Buffer.from(spoilt);
  };
  const started = (host: Host) => {
    const before = host.log.length;
    return () => host.log.slice(before).filter((path) => files.loader.test(path)).length;
  };

  test('once: another takes over, repeats the query, and nothing is told', async ({ page, host, right }) => {
    const expected = await right('ru');
    const shown = await watch(page);
    const loaders = started(host);
    host.spoil(files.loader, trapping, 1);
    await ask(page);
    await answered(page);
    expect(await answer(page)).toBe(expected);
    expect(await shown()).toHaveLength(1);
    expect(loaders()).toBe(2);
  });

  test('always: told after the second, and the next query is answered when it is repaired', async ({ page, host, right }) => {
    const expected = await right('en');
    const loaders = started(host);
    host.spoil(files.loader, trapping);
    await ask(page, 'en', 'собрания');
    await failed(page);
    await expect(status(page)).toHaveText(word('en', 'error_trap'));
    expect(loaders()).toBe(2);
    host.repair();
    await page.getByRole('searchbox').fill(QUERY);
    await answered(page);
    expect(await answer(page)).toBe(expected);
  });

  test('control: where no second one can be started, the query is lost', async ({ page, host }) => {
    await page.addInitScript(() => {
      const Real = window.Worker;
      let made = 0;
      window.Worker = class extends Real {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          if (++made > 1) throw new Error('one only');
          super(...given);
        }
      };
    });
    host.spoil(files.loader, trapping, 1);
    await ask(page);
    await failed(page);
  });
});

test('control: these tests see a wrong answer', async ({ page, host, right }) => {
  // The right files in the wrong place: a page of another language, whose passages are others.
  const [russian, english] = [await right('ru'), await right('en')];
  expect(russian).not.toBe(english);
  const shown = await watch(page);
  await ask(page, 'ru', 'собрания');
  await answered(page);
  expect(await answer(page)).not.toBe(russian);
  expect(await shown()).not.toEqual([]);
  expect(host.log.filter((path) => files.part.test(path)).length).toBeGreaterThan(3);
});
