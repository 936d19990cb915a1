// Real Russian and English text: the help pages of Debian's documentation packages, as documents of some 3 kB.
// Not here: anything of our own. node debian.mjs <out.jsonl> (needs apt-get download and dpkg-deb; takes a minute)
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';

const packages = { 'libreoffice-help-ru': 'ru', 'gimp-help-ru': 'ru', 'debian-faq-ru': 'ru', 'developers-reference-ru': 'ru', 'doublecmd-help-ru': 'ru', 'libreoffice-help-en-us': 'en', 'gimp-help-en': 'en' };
const out = process.argv[2];
if (!out) { console.error('usage: node debian.mjs <out.jsonl>'); process.exit(2); }
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'corpus-'));
fs.chmodSync(work, 0o777);
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', laquo: '«', raquo: '»', mdash: '—', ndash: '–' };
const text = html => html
  .replace(/<(script|style|head)[^>]*>[\s\S]*?<\/\1>/gi, ' ')
  .replace(/<\/(p|div|li|h\d|tr|dt|dd)>|<br *\/?>/gi, '\n')
  .replace(/<[^>]+>/g, ' ')
  .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(+n)).replace(/&(\w+);/g, (all, name) => entities[name] ?? all)
  .split('\n').map(line => line.replace(/\s+/g, ' ').trim()).filter(line => line.length >= 25);
const files = function* (dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* files(full);
    else if (entry.isFile() && /\.html?$/.test(entry.name)) yield full;
  }
};
const seen = new Set();
const stream = fs.createWriteStream(out);
let number = 0;
for (const [name, lang] of Object.entries(packages)) {
  try {
    execFileSync('apt-get', ['download', name], { cwd: work, stdio: 'ignore' });
  } catch { console.error(`${name}: not to be had, left out`); continue; }
  const deb = fs.readdirSync(work).find(file => file.startsWith(name + '_'));
  execFileSync('dpkg-deb', ['-x', deb, name], { cwd: work });
  for (const file of files(path.join(work, name))) {
    const html = fs.readFileSync(file, 'utf8');
    const title = (/<title>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? path.basename(file)).trim().slice(0, 120);
    let piece = [], bytes = 0;
    const flush = () => {
      if (bytes > 600) stream.write(JSON.stringify({ id: `d${String(number++).padStart(6, '0')}`, title, lang, date: `${2005 + (number % 20)}-06-15`, text: piece.join('\n\n') }) + '\n');
      [piece, bytes] = [[], 0];
    };
    for (const line of text(html)) {
      if (seen.has(line)) continue;
      seen.add(line);
      piece.push(line);
      bytes += Buffer.byteLength(line);
      if (bytes > 3000) flush();
    }
    flush();
  }
}
await new Promise(resolve => stream.end(resolve));
fs.rmSync(work, { recursive: true });
console.log(`${number} documents`);
