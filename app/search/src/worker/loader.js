// Starts the worker. What the page says while the program is still loading is kept and said again: the browser
// delivers it at once, and would find nobody listening. And nothing waits for the program that need not: its two
// files, the index's manifest and the files that names are fetched at the same time, each once.
const begun = new Map();
const plain = self.fetch.bind(self);
const begin = (address, options) => begun.set(address, plain(address, options).catch(() => undefined));
self.fetch = async (address, options) => {
  const response = begun.get(String(address));
  begun.delete(String(address));
  return (await response) ?? plain(address, options);
};

const early = [];
self.onmessage = event => {
  early.push(event);
  open(event.data).catch(() => {}); // The program will try again, and say what is wrong.
};

async function open(text) {
  const address = JSON.parse(text).Open?.manifest;
  if (!address) return;
  begin(address, { cache: 'no-cache', credentials: 'same-origin', referrerPolicy: 'no-referrer' });
  const manifest = await (await begun.get(address)).clone().json();
  for (const { name } of manifest.files) {
    if (/^[\w-]+\.[a-z]+$/.test(name)) begin(new URL(name, address).href, { credentials: 'same-origin', referrerPolicy: 'no-referrer' });
  }
}

const wasm = plain(new URL('search_worker_bg.wasm', import.meta.url));
const { default: init } = await import('./search_worker.js');
await init({ module_or_path: wasm });
for (const event of early) self.onmessage(event);
