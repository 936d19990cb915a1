// A static host as hosts are: gzip for text, scripts and wasm, nothing else; it counts what it sends.
// Not here: ranges, caching headers beyond the plainest.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.css': 'text/css' };

export function serve(root, { delay = 0 } = {}) {
  const log = [];
  const packed = new Map();
  const server = http.createServer((request, response) => setTimeout(() => {
    const file = path.join(root, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const full = file.endsWith('/') ? file + 'index.html' : file;
    let bytes;
    try { bytes = fs.readFileSync(full); } catch { response.writeHead(404); return response.end(); }
    const type = types[path.extname(full)];
    const headers = { 'content-type': type ?? 'application/octet-stream', 'cache-control': 'max-age=600' };
    if (type) {
      if (!packed.has(full)) packed.set(full, zlib.gzipSync(bytes, { level: 9 }));
      bytes = packed.get(full);
      headers['content-encoding'] = 'gzip';
    }
    log.push({ url: request.url, bytes: bytes.length, at: performance.now() });
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    response.end(bytes);
  }, delay));
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({ log, address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() })));
}
