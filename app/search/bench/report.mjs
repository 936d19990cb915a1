// The report: each figure beside its limit, and the engines side by side.
// Not here: measuring.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { DELAY } from './measure.mjs';

const kB = bytes => `${(bytes / 1000).toFixed(0)} kB`;
const ms = time => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const table = rows => rows.map((row, number) => `| ${row.join(' | ')} |${number ? '' : `\n|${row.map(() => '---|').join('')}`}`).join('\n');

/** Each figure with its limit; `holds` decides the verdict. */
function figures(results, { worker }) {
  const by = name => results.find(result => result.name === name);
  const [small, large] = [by('generated-10k'), by('generated-100k')];
  const program = zlib.gzipSync(fs.readFileSync(path.join(worker, 'search_worker_bg.wasm')), { level: 9 }).length;
  const rows = [['figure', 'limit', 'measured', '']];
  const add = (name, limit, value, holds) => rows.push([name, limit, value, holds ? 'holds' : '**missed**']);
  add('worker program, wasm, gzip', '380 kB', kB(program), program <= 380_000);
  const engine = result => result.engines.search;
  if (small) {
    const { first, further, warm } = engine(small);
    add('10,000 pages: first answer cold, engine included', '600 kB', kB(first.bytes), first.bytes <= 600_000);
    add('… requests in a row, from opening the page to titled rows', '6', first.inARow, first.inARow <= 6);
    add('… of these after the engine is up', '3', first.afterEngine, first.afterEngine <= 3);
    add('each further query, median', '60 kB', kB(further.bytes), further.bytes <= 60_000);
    add('… requests in a row, median (most)', '2', `${further.inARow} (${further.mostInARow})`, further.inARow <= 2);
    add('warm query, p50', '10 ms', ms(warm.p50), warm.p50 <= 10);
    add('warm query, p95', '50 ms', ms(warm.p95), warm.p95 <= 50);
  }
  for (const { name, hostile } of results.filter(result => result.hostile)) {
    const { asked, failed, wrong, slowest } = hostile;
    add(`${name}: ${asked.toLocaleString('en')} hostile queries: not answered`, '0', failed, failed === 0);
    add('… plain queries between them, answered otherwise than before', '0', wrong, wrong === 0);
    add('… the slowest', '1 s', ms(slowest), slowest < 1000);
  }
  if (small && large) {
    const [a, b] = [engine(small), engine(large)];
    add('100,000 pages: first answer', `2 × ${kB(a.first.bytes)}`, kB(b.first.bytes), b.first.bytes <= 2 * a.first.bytes);
    add('… requests in a row', a.first.inARow, b.first.inARow, b.first.inARow <= a.first.inARow);
    add('… each further query, median', `2 × ${kB(a.further.bytes)}`, kB(b.further.bytes), b.further.bytes <= 2 * a.further.bytes);
    add('… requests in a row, median (most)', a.further.inARow, `${b.further.inARow} (${b.further.mostInARow})`, b.further.inARow <= a.further.inARow);
    add('… warm query, p50 / p95', 'none', `${ms(b.warm.p50)} / ${ms(b.warm.p95)}`, true);
    add('… index built, peak memory', '1 GiB', `${(b.peak / 2 ** 20).toFixed(0)} MiB`, b.peak <= 2 ** 30);
  }
  for (const { name, slips } of results) {
    const { asked, found, meant, bytes, requests, inARow } = slips;
    add(`${name}: words with a wrong letter among the first three`, 'found', `${found} of ${asked} found, ${meant} as the word meant`, found === asked);
    add('… further bytes, requests (median), in a row (most)', 'none', `${kB(bytes)}, ${requests}, ${inARow}`, true);
  }
  for (const result of results) {
    const { documents, seconds, processor } = result.build;
    add(`${result.name}: index built, reading included`, '2,000 documents/s', `${(documents / seconds).toFixed(0)} documents/s`, documents / seconds >= 2000);
    add('… processor time of both cores together', 'none', `${processor.toFixed(1)} s, ${((1000 * processor) / documents).toFixed(2)} ms a document`, true);
    add(`${result.name}: built twice`, 'the same bytes', result.build.same ? 'the same bytes' : 'other bytes', result.build.same);
    const share = result.build.index / result.bytes;
    add(`${result.name}: index on disk, of the text's bytes`, '60 %', `${(100 * share).toFixed(1)} %`, share <= 0.6);
  }
  return table(rows);
}

function sideBySide(result) {
  const columns = [
    ['first answer', x => x.first.bytes, kB], ['in a row', x => x.first.inARow, String], [`its time at ${DELAY} ms a request`, x => x.first.ms, ms],
    ['further query, median', x => x.further.bytes, kB], ['in a row', x => x.further.inARow, String], ['its time', x => x.further.ms, ms],
    ['warm p50', x => x.warm.p50, ms], ['warm p95', x => x.warm.p95, ms], ['built in', x => x.seconds, s => `${s.toFixed(1)} s`], ['index on disk', x => x.index, b => `${(b / 1e6).toFixed(1)} MB`],
  ];
  const own = result.engines.search;
  const cell = (of, show) => x => { const [value, ours] = [of(x), of(own)]; return x === own || !ours || !value ? show(value) : `${show(value)} (${(value / ours).toFixed(value / ours < 10 ? 1 : 0)} ×)`; };
  return table([['', ...columns.map(([name]) => name)], ...Object.entries(result.engines).map(([name, x]) => [name === 'search' ? '**this engine**' : name, ...columns.map(([, of, show]) => cell(of, show)(x))])]);
}

export function write(results, about) {
  const cpu = os.cpus();
  const version = name => JSON.parse(fs.readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
  const said = (command, ...rest) => execFileSync(command, rest, { encoding: 'utf8' }).trim();
  const tantivy = /name = "tantivy"\nversion = "([^"]+)"/.exec(fs.readFileSync(new URL('../../../Cargo.lock', import.meta.url), 'utf8'))[1];
  const notes = fs.readFileSync(new URL('notes.md', import.meta.url), 'utf8').trim();
  return `# Search: what was measured

Written by \`npm run bench\` in this folder. ${cpu.length} cores ${cpu[0].model.trim()}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB; ${said('rustc', '--version')}; tantivy ${tantivy};
Chromium ${about.browser}; Node ${process.versions.node}; Pagefind ${version('pagefind')}; MiniSearch ${version('minisearch')}.

Every answer of the host begins ${DELAY} ms after its request, over HTTP/2, packed as hosts do. A row of requests is the longest one in
which each began after the one before had ended. 1 kB = 1,000 bytes, as they go over the wire.

${figures(results, about)}

${results.map(result => `## ${result.name}: ${result.count} documents, ${(result.bytes / 1e6).toFixed(1)} MB of text\n\nLoad of the machine before or after, the larger: ${result.load.toFixed(1)}; above ${os.cpus().length}, others worked on it too and times are longer than they need be.\n\n${sideBySide(result)}`).join('\n\n')}

${notes}
`;
}
