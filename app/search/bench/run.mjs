// This engine, Pagefind and MiniSearch side by side in Chromium on one corpus: bytes, requests that wait for
// one another, time. Not here: quality (tests/judged).
//
//   npm install && npm run bench -- corpus.jsonl        (corpora: generate.mjs, debian.mjs)
//
// STATIC_SITE: the built example (default ../../../target/release/examples/static_site), WORKER: a folder with the
// worker's files (default: the example builds them), CHROMIUM: the browser.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { serve } from './serve.mjs';

const corpus = process.argv[2];
if (!corpus) { console.error('usage: node run.mjs corpus.jsonl'); process.exit(2); }
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const documents = fs.readFileSync(corpus, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const textBytes = documents.reduce((sum, d) => sum + Buffer.byteLength(d.title) + Buffer.byteLength(d.text), 0);
console.log(`${documents.length} documents, ${(textBytes / 1e6).toFixed(1)} MB of text`);

// Queries from the corpus itself, spread from frequent words to rare ones.
const frequency = new Map();
for (const d of documents) for (const word of new Set(d.text.toLowerCase().match(/[а-яё]{5,}/gu) ?? [])) frequency.set(word, (frequency.get(word) ?? 0) + 1);
const ranked = [...frequency].filter(x => x[1] > 2).sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).map(x => x[0]);
const at = share => ranked[Math.floor((ranked.length - 1) * share ** 3)];
const queries = [];
for (let i = 0; i < 24; i++) queries.push(at(i / 24));
for (let i = 0; i < 8; i++) queries.push(`${at(i / 12)} ${at((i + 3) / 12)}`);

const size = dir => fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter(e => e.isFile()).reduce((sum, e) => sum + fs.statSync(path.join(e.parentPath, e.name)).size, 0);
const page = (dir, script) => fs.writeFileSync(path.join(dir, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><script type="module">${script}</script>`);
const timed = async act => { const start = performance.now(); await act(); return (performance.now() - start) / 1000; };

const engines = {
  async ours(dir) {
    const program = process.env.STATIC_SITE ?? new URL('../../../target/release/examples/static_site', import.meta.url).pathname;
    const seconds = await timed(() => execFileSync(program, [corpus, dir, ...(process.env.WORKER ? ['--worker', process.env.WORKER] : [])], { stdio: 'ignore' }));
    return { seconds, index: size(path.join(dir, 'index')) };
  },
  async pagefind(dir) {
    const seconds = await timed(async () => {
      const { index } = await pagefind.createIndex({ forceLanguage: documents[0].lang });
      for (const d of documents) await index.addCustomRecord({ url: `/${d.id}/`, content: d.text, language: d.lang, meta: { title: d.title } });
      await index.writeFiles({ outputPath: path.join(dir, 'pagefind') });
    });
    await pagefind.close();
    page(dir, `const p = import('/pagefind/pagefind.js'); window.search = async q => { const f = await p; const r = await f.search(q); const rows = await Promise.all(r.results.slice(0, 10).map(x => x.data())); return rows.map(x => x.url); };`);
    return { seconds, index: size(path.join(dir, 'pagefind')) };
  },
  async minisearch(dir) {
    const options = { fields: ['title', 'text'], storeFields: ['title'] };
    const seconds = await timed(() => {
      const index = new MiniSearch(options);
      index.addAll(documents);
      fs.writeFileSync(path.join(dir, 'index.json'), JSON.stringify(index));
    });
    fs.copyFileSync(new URL(import.meta.resolve('minisearch')), path.join(dir, 'minisearch.js'));
    page(dir, `import MiniSearch from '/minisearch.js'; let m; window.search = async q => { m ??= fetch('/index.json').then(r => r.text()).then(t => MiniSearch.loadJSON(t, ${JSON.stringify(options)})); return (await m).search(q, { prefix: true, combineWith: 'AND' }).slice(0, 10).map(x => x.id); };`);
    return { seconds, index: fs.statSync(path.join(dir, 'index.json')).size };
  },
};

const quantile = (list, share) => [...list].sort((x, y) => x - y)[Math.floor((list.length - 1) * share)];
/** Requests that had to wait for an earlier one, with `delay` far longer than anything else takes. */
const rounds = (log, delay) => { let count = 0, last = -Infinity; for (const { at } of [...log].sort((x, y) => x.at - y.at)) { if (at - last > delay * 0.6) count++; if (at - last > delay * 0.6) last = at; } return count; };

const results = {};
for (const [name, build] of Object.entries(engines)) {
  const dir = path.join(work, name);
  fs.mkdirSync(dir);
  const built = await build(dir);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const ask = (tab, q) => tab.evaluate(async q => { const t = performance.now(); const ids = await window.search(q); return { ms: performance.now() - t, found: ids.length }; }, q);

  // Requests in a row: every answer is delayed, so that those sent together arrive together.
  const delay = 400;
  const slow = await serve(dir, { delay });
  let tab = await context.newPage();
  await tab.goto(slow.address);
  await tab.waitForFunction(() => window.search);
  const before = slow.log.length;
  await ask(tab, queries[10]);
  const first = { rounds: rounds(slow.log, delay), bytes: slow.log.reduce((s, x) => s + x.bytes, 0), requests: slow.log.length, afterPage: slow.log.length - before };
  const further = [];
  for (const q of queries.filter((_, i) => i !== 10)) {
    const n = slow.log.length;
    await ask(tab, q);
    const own = slow.log.slice(n);
    further.push({ bytes: own.reduce((s, x) => s + x.bytes, 0), rounds: rounds(own, delay) });
  }
  await tab.close();
  slow.close();

  const fast = await serve(dir);
  tab = await context.newPage();
  await tab.goto(fast.address);
  await tab.waitForFunction(() => window.search);
  for (const q of queries) await ask(tab, q);
  const warm = [];
  for (let round = 0; round < 3; round++) for (const q of queries) warm.push((await ask(tab, q)).ms);
  await browser.close();
  fast.close();
  results[name] = {
    'first answer kB': (first.bytes / 1000).toFixed(0), 'in a row': first.rounds, requests: first.requests,
    'further kB p50': (quantile(further.map(x => x.bytes), 0.5) / 1000).toFixed(0), 'p95': (quantile(further.map(x => x.bytes), 0.95) / 1000).toFixed(0),
    'in a row p50': quantile(further.map(x => x.rounds), 0.5), 'max': Math.max(...further.map(x => x.rounds)),
    'warm ms p50': quantile(warm, 0.5).toFixed(1), 'warm p95': quantile(warm, 0.95).toFixed(1),
    'build s': built.seconds.toFixed(1), 'index MB': (built.index / 1e6).toFixed(1), 'of text': `${(100 * built.index / textBytes).toFixed(0)} %`,
  };
  console.log(name, results[name]);
}
console.table(results);
fs.rmSync(work, { recursive: true });
process.exit(0);
