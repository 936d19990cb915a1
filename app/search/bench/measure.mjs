// One engine's page in Chromium: what the first answer costs, what each further one costs, how long warm ones take.
// Not here: building the index (engines.mjs).
import { launch, open } from './browser.mjs';
import { serve, weigh } from './serve.mjs';

/** Added to every request: as long as a round trip within a country. */
export const DELAY = 40;

export const quantile = (list, share) => [...list].sort((x, y) => x - y)[Math.floor((list.length - 1) * share)];
const median = (list, of) => quantile(list.map(of), 0.5);
const ask = (tab, query) => tab.evaluate(async query => { const start = performance.now(); const found = await window.search(query); return { ms: performance.now() - start, found: found.length }; }, query);

export async function measure(dir, queries) {
  const browser = await launch();
  const first = [], further = [];
  // A page opened anew for each of some queries; in the last one, all other queries follow.
  const firsts = [4, 10, 16, 26].map(number => queries[number]);
  let host;
  for (const query of firsts) {
    host = await serve(dir, { delay: DELAY });
    const start = performance.now();
    const tab = await open(browser, host);
    const { found } = await ask(tab, query);
    if (!found) throw new Error(`${dir}: nothing found for ${query}`);
    const ms = performance.now() - start;
    const program = host.log.find(request => request.url.endsWith('.wasm'));
    const afterEngine = program ? host.log.filter(request => request.began > program.ended) : [];
    first.push({ ...weigh(host.log), ms, afterEngine: weigh(afterEngine).inARow, index: weigh(host.log.filter(x => /\.(boot|part)$/.test(x.url))).bytes });
    if (query === firsts.at(-1)) {
      for (const other of queries.filter(other => other !== query)) {
        const before = host.log.length;
        const { ms } = await ask(tab, other);
        further.push({ ...weigh(host.log.slice(before)), ms });
      }
    }
    await tab.context().close();
    host.close();
  }

  const fast = await serve(dir);
  const tab = await open(browser, fast);
  for (const query of queries) await ask(tab, query);
  const warm = [];
  for (let round = 0; round < 5; round++) for (const query of queries) warm.push((await ask(tab, query)).ms);
  await browser.close();
  fast.close();

  return {
    first: { bytes: median(first, x => x.bytes), inARow: Math.max(...first.map(x => x.inARow)), afterEngine: Math.max(...first.map(x => x.afterEngine)), requests: median(first, x => x.requests), ms: median(first, x => x.ms) },
    further: { bytes: median(further, x => x.bytes), most: Math.max(...further.map(x => x.bytes)), inARow: median(further, x => x.inARow), mostInARow: Math.max(...further.map(x => x.inARow)), ms: median(further, x => x.ms) },
    warm: { p50: quantile(warm, 0.5), p95: quantile(warm, 0.95) },
  };
}

/** Words with a wrong letter among the first three, of this engine: whether the word meant is found, and what that costs. */
export async function slips(dir, queries) {
  const browser = await launch();
  const host = await serve(dir, { delay: DELAY });
  const tab = await open(browser, host);
  await ask(tab, queries[0]);
  const all = [];
  for (const [number, word] of queries.filter(query => /^.{6,}$/u.test(query) && !query.includes(' ')).entries()) {
    const at = number % 3;
    const typed = word.slice(0, at) + (word[at] === 'щ' ? 'э' : 'щ') + word.slice(at + 1);
    const before = host.log.length;
    const { notes, total } = await tab.evaluate(query => window.searchFull(query), typed);
    const to = notes.find(note => note.Corrected)?.Corrected.to;
    all.push({ ...weigh(host.log.slice(before)), meant: to === word.replaceAll('ё', 'е'), found: total > 0 });
  }
  await browser.close();
  host.close();
  const count = of => all.filter(of).length;
  return { asked: all.length, found: count(x => x.found), meant: count(x => x.meant), bytes: median(all, x => x.bytes), requests: median(all, x => x.requests), inARow: Math.max(...all.map(x => x.inARow)) };
}
