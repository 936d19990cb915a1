// Queries that nobody means: how many of 11,000 stop the engine, and how long the slowest takes, in Chromium.
// Not here: what they find. The same shapes without a browser: tests/hostile.rs.
import { launch, open } from './browser.mjs';
import { serve } from './serve.mjs';

const COUNT = 11_000;

/** Pieces of the query language, right and wrong. */
const pieces = ['суд', 'решение', 'адам', 'құқықтары', 'torture', '433/2010', 'CAT/C/48/D/433/2010', '"', '«', '»', '“', '(', ')', '-', '—', '|', 'OR', 'ИЛИ', 'NOT', 'AND', '~', '~5', '~99999999999999999999', '*', ':', 'title:', 'article:12', 'year:2012..2016', 'year:..', 'year:x..y', ',', '\0', '\u202e', '\ufeff', '\u0301', '\ud800', '\udfff', '😀', 'ﷺ', 'İ', 'ß', 'gsnrb', 'собраня', 'щрокурор', '\n', 'и', 'п*'];

/** Whole queries of a shape that hurts. */
const shapes = ['('.repeat(100_000), ')'.repeat(100_000), '"'.repeat(100_001), 'NOT '.repeat(30_000), 'a OR '.repeat(50_000), 'суд '.repeat(250_000), 'ы'.repeat(1_000_000), '\0'.repeat(1_000_000), '\ud800'.repeat(1000), '\u202eсуд\u202c'.repeat(1000), `${'(-'.repeat(499)}суд${')'.repeat(499)}`, `"${'суд и решение '.repeat(60)}"~50`, `title:${'a:'.repeat(400)}`, 'year:99999999999999999999..-5', `${'a'.repeat(64)}~`, '*', '', Array.from({ length: 60 }, (_, i) => `щловокоторогонет${String.fromCharCode(1072 + (i % 32))}`).join(' '), 'п* о* с* в* к* р* д* н* '.repeat(5)];

function made() {
  let state = 7n;
  const below = end => { state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn; return Number(state >> 33n) % end; };
  return Array.from({ length: COUNT - shapes.length }, () => Array.from({ length: 1 + below(14) }, () => pieces[below(pieces.length)] + (below(3) ? ' ' : '')).join('')).concat(shapes);
}

/** Asks all of them of an index that is wholly fetched, and a plain query now and then, whose answer must stay the same. */
export async function hostile(dir, plain) {
  const browser = await launch();
  const host = await serve(dir);
  const tab = await open(browser, host);
  const queries = made();
  const outcome = await tab.evaluate(async ({ queries, plain }) => {
    await window.searchFetchAll();
    const right = JSON.stringify(await window.search(plain));
    const outcome = { asked: 0, failed: 0, wrong: 0, slowest: 0, query: '' };
    for (const query of queries) {
      const start = performance.now();
      await window.searchFull(query, { as_you_type: outcome.asked % 2 === 0 }).catch(() => outcome.failed++);
      const took = performance.now() - start;
      if (took > outcome.slowest) [outcome.slowest, outcome.query] = [took, query.slice(0, 80)];
      if (++outcome.asked % 100 === 0 || query.length > 10_000) outcome.wrong += JSON.stringify(await window.search(plain)) !== right;
    }
    return outcome;
  }, { queries, plain });
  await browser.close();
  host.close();
  return outcome;
}
