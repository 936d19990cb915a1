// Starts the worker. What the page says while the program is still loading is kept and said again:
// the browser delivers it at once, and would find nobody listening.
import init from './search_worker.js';
const early = [];
self.onmessage = event => early.push(event);
await init();
for (const event of early) self.onmessage(event);
