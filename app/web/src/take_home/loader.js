// Starts the file maker. What the page says while the program is still loading is kept and said again; a program
// that stops says so, since the page would wait for it.
self.onunhandledrejection = event => self.postMessage({ failed: String(event.reason) });
const early = [];
self.onmessage = event => early.push(event);
const { default: init } = await import('./take_home.js');
await init({ module_or_path: new URL('take_home_bg.wasm', import.meta.url) });
for (const event of early) self.onmessage(event);
