// The engines side by side: how each indexes a corpus, and a page of each with window.search(query) → ids or addresses.
// Not here: measuring (measure.mjs). Each engine in its plainest setting for one language, as its manual shows it.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { documents } from './queries.mjs';

const root = new URL('../../../', import.meta.url).pathname;
/** The example that writes an index. */
export const program = path.join(root, 'target/release/examples/static_site');
const page = (dir, script) => fs.writeFileSync(path.join(dir, 'index.html'), `<!DOCTYPE html><meta charset="utf-8"><script type="module">${script}</script>`);
const seconds = async act => { const start = performance.now(); await act(); return (performance.now() - start) / 1000; };

/** Bytes of all files below a folder. */
export const weight = dir => fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);

/** Compiles the example once, and the worker's files into a folder. */
export function prepare(work) {
  // cargo portal keeps wasm-bindgen and wasm-opt of the right versions here.
  process.env.PATH = `${path.join(root, 'target/tools/bin')}:${process.env.PATH}`;
  execFileSync('cargo', ['build', '--release', '--locked', '-p', 'search', '--example', 'static_site'], { cwd: root, stdio: 'inherit' });
  const [one, out] = [path.join(work, 'one.jsonl'), path.join(work, 'one')];
  fs.writeFileSync(one, '{"id":"1","title":"","lang":"ru","text":"x"}\n');
  execFileSync(program, [one, out], { cwd: root, stdio: 'inherit' });
  return path.join(out, 'worker');
}

/** Documents a second, peak memory and bytes, as the program itself says. */
export function ours(corpus, dir, worker) {
  const said = execFileSync(program, [corpus, dir, '--worker', worker], { encoding: 'utf8' });
  const [, count, took, , files, , peak, processor] = /(\d+) documents in ([\d.]+) s: (\d+) documents\/s; files (\d+) bytes, ([\d.]+) % of the text; peak (\d+) kB; processor ([\d.]+) s/.exec(said);
  return { seconds: +took, documents: +count, index: +files, peak: +peak * 1024, processor: +processor, report: said };
}

export const peers = {
  async Pagefind(corpus, dir) {
    const took = await seconds(async () => {
      const { index } = await pagefind.createIndex({ forceLanguage: 'ru' });
      for await (const d of documents(corpus)) await index.addCustomRecord({ url: `/${d.id}/`, content: d.text, language: d.lang, meta: { title: d.title } });
      await index.writeFiles({ outputPath: path.join(dir, 'pagefind') });
    });
    await pagefind.close();
    page(dir, `const p = import('/pagefind/pagefind.js'); window.search = async q => { const r = await (await p).search(q); return (await Promise.all(r.results.slice(0, 10).map(x => x.data()))).map(x => x.url); };`);
    return { seconds: took, index: weight(path.join(dir, 'pagefind')) };
  },
  async MiniSearch(corpus, dir) {
    const options = { fields: ['title', 'text'], storeFields: ['title'] };
    const took = await seconds(async () => {
      const index = new MiniSearch(options);
      for await (const d of documents(corpus)) index.add(d);
      fs.writeFileSync(path.join(dir, 'index.json'), JSON.stringify(index));
    });
    fs.copyFileSync(new URL(import.meta.resolve('minisearch')), path.join(dir, 'minisearch.js'));
    page(dir, `import MiniSearch from '/minisearch.js'; let m; window.search = async q => { m ??= fetch('/index.json').then(r => r.text()).then(t => MiniSearch.loadJSON(t, ${JSON.stringify(options)})); return (await m).search(q, { prefix: true, combineWith: 'AND' }).slice(0, 10).map(x => x.id); };`);
    return { seconds: took, index: fs.statSync(path.join(dir, 'index.json')).size };
  },
};
