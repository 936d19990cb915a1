// A static host as hosts are: HTTP/2, gzip for text, scripts and wasm, nothing else; it counts what it sends.
// Not here: ranges, caching headers beyond the plainest. Needs openssl for a certificate of its own.
import http2 from 'node:http2';
import { X509Certificate, createHash } from 'node:crypto';
import os from 'node:os';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.css': 'text/css' };

function certificate() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'cert-'));
  const [key, cert] = [path.join(dir, 'k.pem'), path.join(dir, 'c.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '7', '-subj', '/CN=127.0.0.1'], { stdio: 'ignore' });
  const made = { key: fs.readFileSync(key), cert: fs.readFileSync(cert), allowHTTP1: true };
  fs.rmSync(dir, { recursive: true });
  return made;
}

const own = certificate();

/** By this a browser is told to trust the certificate: one that it only tolerates, it keeps nothing of in its cache. */
export const trusted = createHash('sha256').update(new X509Certificate(own.cert).publicKey.export({ type: 'spki', format: 'der' })).digest('base64');

/** Serves a folder; every answer begins `delay` ms after its request, however many there are at once. */
export function serve(root, { delay = 0 } = {}) {
  const log = [];
  const packed = new Map();
  const server = http2.createSecureServer(own, (request, response) => {
    const entry = { url: request.url, bytes: 0, began: performance.now(), ended: Infinity };
    setTimeout(() => {
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
      log.push(entry);
      response.writeHead(200, { ...headers, 'content-length': bytes.length });
      response.end(bytes);
      entry.bytes = bytes.length;
      entry.ended = performance.now();
    }, delay);
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({ log, address: `https://127.0.0.1:${server.address().port}/`, close: () => server.close() })));
}

/** Bytes of some requests, and the longest row of them in which each began after the one before had ended. */
export function weigh(requests) {
  const sorted = [...requests].sort((a, b) => a.began - b.began);
  const depth = new Map();
  for (const own of sorted) depth.set(own, 1 + Math.max(0, ...sorted.filter(other => other.ended <= own.began).map(other => depth.get(other) ?? 0)));
  return { requests: sorted.length, bytes: sorted.reduce((sum, x) => sum + x.bytes, 0), inARow: Math.max(0, ...depth.values()) };
}
