// A host that fails on purpose: it passes on what the site's own server answers, with chosen files spoilt.
// Not the faults' consequences: those are for the spec.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';

export type Fault = 'missing' | 'failing' | 'empty' | 'truncated' | 'flipped' | 'replaced' | 'cut' | 'held';
/** Other bytes in place of the right ones. */
export type Change = (bytes: Buffer) => Buffer;

const page = Buffer.from('<!DOCTYPE html><title>Welcome</title><p>Please log in to this network.</p>');

export class Host {
  /** Paths asked for, in their order. */
  readonly log: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #behind: URL;
  /** A folder whose files answer for those of the site's `index/`. */
  #index: string | undefined;
  #spoilt: { file: RegExp; fault: Fault | Change; times: number }[] = [];
  #held: (() => void)[] = [];

  private constructor(site: string, index?: string) {
    this.#behind = new URL(site);
    this.#index = index;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** A host before `site`, an address with its path. */
  static async before(site: string, index?: string): Promise<Host> {
    const host = new Host(site, index);
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.#behind.pathname}`;
  }

  /** From now on files like this are spoilt, the next `times` times they are asked for. */
  spoil(file: RegExp, fault: Fault | Change, times = Infinity): void {
    this.#spoilt.push({ file, fault, times });
  }

  repair(): void {
    this.#spoilt = [];
    for (const go of this.#held.splice(0)) go();
  }

  /** The files of another index take the place of those that were there. */
  deploy(index: string): void {
    this.#index = index;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.#behind).pathname;
    this.log.push(path);
    const spoilt = this.#spoilt.find(({ file, times }) => times > 0 && file.test(path));
    if (spoilt) spoilt.times -= 1;
    const fault = spoilt?.fault;
    if (fault === 'held') await new Promise<void>((resolve) => this.#held.push(resolve));
    if (fault === 'missing') return void response.writeHead(404, { 'content-type': 'text/html' }).end(page);
    if (fault === 'failing') return void response.writeHead(503).end();

    const { status, headers, bytes } = await this.#right(path);
    if (fault === 'replaced') headers['content-type'] = 'text/html';
    if (fault === 'cut') {
      // As many bytes are promised as there are; half of them come.
      response.writeHead(status, { ...headers, 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
      return;
    }
    response.writeHead(status, headers).end(spoil(bytes, fault));
  }

  async #right(path: string): Promise<{ status: number; headers: Record<string, string | number>; bytes: Buffer }> {
    const inIndex = /\/index\/([\w.-]+)$/.exec(path)?.[1];
    if (this.#index && inIndex) {
      const file = join(this.#index, inIndex);
      const there = existsSync(file);
      // As a plain static host has it: what it serves may be kept for a while.
      const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'max-age=600' };
      return { status: there ? 200 : 404, headers, bytes: there ? readFileSync(file) : page };
    }
    const right = await fetch(new URL(path, this.#behind), { headers: { 'accept-encoding': 'identity' }, redirect: 'manual' });
    const headers: Record<string, string> = {};
    for (const name of ['content-type', 'cache-control', 'location']) {
      const value = right.headers.get(name);
      if (value !== null) headers[name] = value;
    }
    return { status: right.status, headers, bytes: Buffer.from(await right.arrayBuffer()) };
  }
}

function spoil(bytes: Buffer, fault: Fault | Change | undefined): Buffer {
  if (typeof fault === 'function') return fault(bytes);
  switch (fault) {
    case 'empty':
      return Buffer.alloc(0);
    case 'truncated':
      return bytes.subarray(0, bytes.length >> 1);
    case 'replaced':
      return page;
    case 'flipped': {
      const flipped = Buffer.from(bytes);
      flipped[bytes.length >> 1] ^= 0x10;
      return flipped;
    }
    default:
      return bytes;
  }
}
