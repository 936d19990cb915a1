// Every figure this engine is held to, measured on this machine, beside Pagefind and MiniSearch; writes report.md.
// Not here: quality (app/search/tests/judged).
//
//   npm install && npm run bench                       all of it: some 20 minutes on two cores, alone on the machine
//   npm run bench -- generated-10k                     one corpus; the report follows when each was measured so
//
// What was measured is kept beside the corpora, and counts as long as program and worker are the same.
// CORPORA: a folder that keeps the corpora (default below the system's), CHROMIUM: the browser.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { ours, peers, prepare, program } from './engines.mjs';
import { hostile } from './hostile.mjs';
import { browserVersion } from './browser.mjs';
import { measure, slips } from './measure.mjs';
import { queries, size } from './queries.mjs';
import { write } from './report.mjs';

const corpora = process.env.CORPORA ?? path.join(os.tmpdir(), 'search-corpora');
const here = name => new URL(name, import.meta.url).pathname;
const plans = [
  { name: 'generated-10k', make: file => [here('generate.mjs'), '10000', file], peers: true },
  { name: 'generated-100k', make: file => [here('generate.mjs'), '100000', file], peers: false },
  { name: 'debian', make: file => [here('debian.mjs'), file], peers: true, hostile: true },
];

/** Two folders with the same names and bytes. */
function same(one, other) {
  const names = fs.readdirSync(one).sort();
  return JSON.stringify(names) === JSON.stringify(fs.readdirSync(other).sort()) && names.every(name => fs.readFileSync(path.join(one, name)).equals(fs.readFileSync(path.join(other, name))));
}

const wanted = process.argv.slice(2);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
fs.mkdirSync(corpora, { recursive: true });
const worker = prepare(work);
const measured = createHash('sha256').update(fs.readFileSync(program)).update(fs.readFileSync(path.join(worker, 'search_worker_bg.wasm'))).digest('hex');
const kept = name => path.join(corpora, `${name}.measured.json`);
for (const plan of plans.filter(plan => !wanted.length || wanted.includes(plan.name))) {
  const corpus = path.join(corpora, `${plan.name}.jsonl`);
  if (!fs.existsSync(corpus)) {
    execFileSync('node', plan.make(`${corpus}.new`), { stdio: 'inherit' });
    fs.renameSync(`${corpus}.new`, corpus);
  }
  const result = { name: plan.name, ...(await size(corpus)), load: os.loadavg()[0], engines: {} };
  console.log(`${plan.name}: ${result.count} documents, ${(result.bytes / 1e6).toFixed(1)} MB of text`);
  const asked = await queries(corpus);

  const [dir, again] = [path.join(work, plan.name), path.join(work, `${plan.name}-again`)];
  const built = ours(corpus, dir, worker);
  const second = ours(corpus, again, worker);
  result.build = { ...built, seconds: Math.min(built.seconds, second.seconds), same: same(path.join(dir, 'index'), path.join(again, 'index')) };
  fs.rmSync(again, { recursive: true });
  console.log(built.report.trim().split('\n').at(-1), result.build.same ? 'twice the same bytes' : 'NOT THE SAME BYTES');
  result.engines.search = { ...result.build, ...(await measure(dir, asked)) };
  console.log('search', JSON.stringify(result.engines.search));
  result.slips = await slips(dir, asked);
  console.log('slips', JSON.stringify(result.slips));
  if (plan.hostile) {
    result.hostile = await hostile(dir, asked[4]);
    console.log('hostile queries', JSON.stringify(result.hostile));
  }
  fs.rmSync(dir, { recursive: true });
  for (const [name, build] of Object.entries(plan.peers ? peers : {})) {
    const dir = path.join(work, name);
    fs.mkdirSync(dir);
    const built = await build(corpus, dir);
    result.engines[name] = { ...built, ...(await measure(dir, asked)) };
    console.log(name, JSON.stringify(result.engines[name]));
    fs.rmSync(dir, { recursive: true });
  }
  result.load = Math.max(result.load, os.loadavg()[0]);
  fs.writeFileSync(kept(plan.name), JSON.stringify({ measured, result }));
}
const all = plans.map(({ name }) => (fs.existsSync(kept(name)) ? JSON.parse(fs.readFileSync(kept(name), 'utf8')) : {}));
const results = all.filter(one => one.measured === measured).map(one => one.result);
const text = write(results, { worker, browser: await browserVersion() });
console.log(text);
if (results.length === plans.length) fs.writeFileSync(here('report.md'), text);
else console.log(`not written to report.md: ${plans.length - results.length} corpora are not measured with this program`);
fs.rmSync(work, { recursive: true });
process.exit(0);
