import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
/** Stands in the page of the version that is published after. */
const MARK_ID = 'version-after';

/** A plain host of static files without a header of its own: the built page under a path that is not the root. */
export class StaticHost {
  readonly #path: string;
  #server: Server | null = null;
  #port = 0;
  /** Files that are served otherwise than they were built. */
  readonly #changed = new Map<string, string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Starts to serve, on the port of the time before if there was one; the address of the page. */
  async open(): Promise<string> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const content = this.#contentOf(pathname);
      response.writeHead(content === null ? 404 : 200, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/html' });
      response.end(content ?? 'no such file');
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    return `http://127.0.0.1:${String(this.#port)}${this.#path}`;
  }

  /** Is gone: connections are refused. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await new Promise<void>((resolve) => {
      if (server === null) resolve();
      else {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }
    });
  }

  /** Serves another version from now on: the page with a mark, listed by its service worker. */
  publishAnother(): void {
    const page = readFileSync('dist/index.html', 'utf8');
    const marked = page.replace('<body>', `<body><i id="${MARK_ID}" hidden></i>`);
    const hash = (text: string) => createHash('sha384').update(text).digest('base64');
    const [before, after] = [hash(page), hash(marked)];
    const list = readFileSync('dist/sw.js', 'utf8');
    if (!list.includes(before)) throw new Error('the service worker does not list the page as it was built');
    this.#changed.set('index.html', marked);
    this.#changed.set('sw.js', list.replaceAll(before, after).replaceAll(before.slice(0, 16), after.slice(0, 16)));
  }

  #contentOf(pathname: string): string | Buffer | null {
    if (!pathname.startsWith(this.#path)) return null;
    const name = normalize(pathname.slice(this.#path.length)) || '.';
    const file = name === '.' ? 'index.html' : name;
    const changed = this.#changed.get(file);
    if (changed !== undefined) return changed;
    try {
      return readFileSync(join('dist', file));
    } catch {
      return null;
    }
  }
}

/** What a page has that is of the version published after, and no other. */
export const VERSION_AFTER = `#${MARK_ID}`;
