// Queries taken from a corpus itself, spread from its frequent words to its rare ones; the same every time.
// Not here: whether the answers are good (app/search/tests/judged).
import fs from 'node:fs';
import readline from 'node:readline';

/** Lines of a corpus as objects, one by one: a large corpus is no string. */
export async function* documents(corpus) {
  for await (const line of readline.createInterface({ input: fs.createReadStream(corpus) })) if (line) yield JSON.parse(line);
}

/** Number of documents and bytes of their titles and texts. */
export async function size(corpus) {
  let [count, bytes] = [0, 0];
  for await (const { title, text } of documents(corpus)) [count, bytes] = [count + 1, bytes + Buffer.byteLength(title) + Buffer.byteLength(text)];
  return { count, bytes };
}

/** 24 words and 8 pairs of words. Counted in the first 10,000 documents. */
export async function queries(corpus) {
  const frequency = new Map();
  let number = 0;
  for await (const { text } of documents(corpus)) {
    for (const word of new Set(text.toLowerCase().match(/[а-яё]{5,}/gu) ?? [])) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    if (++number === 10_000) break;
  }
  const ranked = [...frequency].filter(x => x[1] > 2).sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).map(x => x[0]);
  const at = share => ranked[Math.floor((ranked.length - 1) * share ** 3)];
  const words = Array.from({ length: 24 }, (_, i) => at(i / 24));
  return [...words, ...Array.from({ length: 8 }, (_, i) => `${at(i / 12)} ${at((i + 3) / 12)}`)];
}
