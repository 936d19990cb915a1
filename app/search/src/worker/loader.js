// Starts the search program, after its two files were found to be those that were published. What the page says
// meanwhile is kept and said again: the browser delivers it at once, and would find nobody listening. And nothing waits
// that need not: the program, the index's manifest and the files that names are fetched at the same time, each once.
const program = { 'search_worker.js': 'sha256-{glue}', 'search_worker_bg.wasm': 'sha256-{wasm}' };
const say = message => self.postMessage(JSON.stringify(message));
say({ Loading: {} });

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

async function verified(file) {
  const address = new URL(file, import.meta.url);
  // A cache may keep a wrong copy: the second try goes past it.
  for (const cache of ['default', 'reload']) {
    const response = await plain(address, { cache, integrity: program[file] }).catch(() => undefined);
    if (response?.ok) return response;
  }
  const answer = await plain(address, { cache: 'no-store' }).catch(() => undefined);
  if (!answer || answer.status >= 500) throw { Network: { file } };
  throw answer.ok ? { Damaged: { file } } : { Missing: { file, status: answer.status } };
}

try {
  const wasm = verified('search_worker_bg.wasm');
  // The module is then taken from the cache: a worker has no way to import what it has verified itself.
  await Promise.all([wasm, verified('search_worker.js')]);
  const { default: init } = await import('./search_worker.js');
  await init({ module_or_path: wasm });
  for (const event of early) self.onmessage(event);
} catch (reason) {
  say({ Failed: { id: 0, error: reason instanceof Error ? { Network: { file: 'search_worker.js' } } : reason } });
}
