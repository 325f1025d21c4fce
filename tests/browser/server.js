/** Serves a folder on this machine only, in the way that a plain web host would. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.xml', 'application/xml'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** The header that the README recommends: nothing from elsewhere, nothing inline. */
const POLICY = "default-src 'self'";

/**
 * Serves `folder` below `prefix`, and nothing outside of it.
 *
 * @param {string} folder
 * @param {string} prefix `/`, or a path that begins and ends with `/`
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} `address` ends with `/`
 */
export async function serve(folder, prefix) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = await read(folder, prefix, decodeURIComponent(pathname));
    const packs = /text|json|xml/.test(found.type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(found.status, {
      'Content-Type': found.type,
      ...(packs && { 'Content-Encoding': 'gzip' }),
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(packs ? gzipSync(found.body) : found.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') {
    throw new Error('the server has no port');
  }
  return {
    address: `http://127.0.0.1:${bound.port}${prefix}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @param {string} pathname
 */
async function read(folder, prefix, pathname) {
  const below = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
  if (below !== undefined) {
    const name = below === '' || below.endsWith('/') ? `${below}index.html` : below;
    const path = join(folder, normalize(name));
    const inside = path.startsWith(folder + sep);
    const body = inside ? await readFile(path).catch(() => undefined) : undefined;
    if (body) {
      return { status: 200, type: TYPES.get(extname(path)) ?? 'application/octet-stream', body };
    }
  }
  const body = await readFile(join(folder, '404.html')).catch(() => Buffer.from('not found'));
  return { status: 404, type: 'text/html; charset=utf-8', body };
}
