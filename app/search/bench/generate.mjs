// A corpus of any size, the same every time: Russian words in their forms, distributed as in real text.
// Not here: meaning. node generate.mjs <documents> <out.jsonl> [bytes per document]
import fs from 'node:fs';
import zlib from 'node:zlib';
import { createHash } from 'node:crypto';

const [count, out, size = '6700'] = process.argv.slice(2);
if (!out) { console.error('usage: node generate.mjs <documents> <out.jsonl> [bytes per document]'); process.exit(2); }
const data = new URL('../data/hunspell-ru/', import.meta.url);

// xorshift128 from a fixed seed: the same numbers on every machine.
let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
const random = () => {
  let t = a ^ (a << 11);
  [a, b, c] = [b, c, d];
  d = (d ^ (d >>> 19) ^ t ^ (t >>> 8)) | 0;
  return (d >>> 0) / 4294967296;
};

const endings = new Map();
for (const line of fs.readFileSync(new URL('ru_RU.aff', data), 'utf8').split('\n')) {
  const [kind, flag, off, on, condition] = line.split(/\s+/);
  if (kind !== 'SFX' || !condition) continue;
  if (!endings.has(flag)) endings.set(flag, []);
  endings.get(flag).push({ off: off === '0' ? '' : off, on: on === '0' ? '' : on, fits: new RegExp(condition + '$', 'u') });
}
const lemmas = zlib.gunzipSync(fs.readFileSync(new URL('ru_RU.dic.gz', data))).toString().split('\n').slice(1)
  .filter(line => /^[а-яё-]{2,}(\/|$)/u.test(line));
const byHash = word => createHash('md5').update(word).digest('hex');
const order = lemmas.map(line => [byHash(line), line]).sort((x, y) => (x[0] < y[0] ? -1 : 1)).map(x => x[1]).slice(0, 60_000);
const paradigms = order.map(line => {
  const [word, flags = ''] = line.split('/');
  const forms = [word];
  for (const flag of flags) for (const e of endings.get(flag) ?? []) if (word.endsWith(e.off) && e.fits.test(word)) forms.push(word.slice(0, word.length - e.off.length) + e.on);
  return forms.slice(0, 14);
});
// Zipf over words, flatter over the forms of a word; a seventh are function words.
const zipf = (length, shift, power) => {
  let sum = 0;
  const sums = Array.from({ length }, (_, i) => (sum += 1 / (i + shift) ** power));
  return () => { const x = random() * sum; let lo = 0, hi = length - 1; while (lo < hi) { const m = (lo + hi) >> 1; if (sums[m] < x) lo = m + 1; else hi = m; } return lo; };
};
const pickWord = zipf(paradigms.length, 8, 1.02);
const small = 'и в не на с что по к из за от для о при как до или также это его их если а но же'.split(' ');
const pickSmall = zipf(small.length, 1, 0.9);
const topics = Array.from({ length: 300 }, () => Array.from({ length: 200 }, () => Math.floor(random() * paradigms.length)));
const pickTopic = zipf(200, 2, 0.9);

const word = topic => {
  if (random() < 0.15) return small[pickSmall()];
  const forms = paradigms[random() < 0.3 ? topic[pickTopic()] : pickWord()];
  return forms[Math.floor(random() ** 2 * forms.length)];
};
const capital = text => text[0].toUpperCase() + text.slice(1);
const stream = fs.createWriteStream(out);
for (let i = 0; i < +count; i++) {
  const topic = topics[Math.floor(random() * topics.length)];
  const target = +size * (0.4 + 1.2 * random());
  const paragraphs = [];
  for (let bytes = 0; bytes < target;) {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 3) }, () => capital(Array.from({ length: 6 + Math.floor(random() * 14) }, () => word(topic)).join(' ')) + '.');
    paragraphs.push(sentences.join(' '));
    bytes += Buffer.byteLength(paragraphs.at(-1));
  }
  const title = capital(Array.from({ length: 3 + Math.floor(random() * 5) }, () => word(topic)).join(' '));
  const date = `${2000 + Math.floor(random() * 25)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
  const line = JSON.stringify({ id: `d${String(i).padStart(6, '0')}`, title, lang: 'ru', date, text: paragraphs.join('\n\n') }) + '\n';
  if (!stream.write(line)) await new Promise(resolve => stream.once('drain', resolve));
}
await new Promise(resolve => stream.end(resolve));
