// @ts-check
/** `npm start`: installs what is missing, builds where the sources changed, and serves the workbench. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, setUp } from './setup.mjs';

const HOST = '127.0.0.1';
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'scripts/build', 'package.json', 'package-lock.json'];
const BUILT_PAGE = join(ROOT, 'dist/index.html');
/** Which commit `dist` was built from: beside it, not in it, so that it is not served. */
const BUILT_COMMIT = join(ROOT, 'node_modules/.cache/built-commit');

try {
  const port = portFrom(process.env['PORT']);
  setUp();
  process.chdir(ROOT);
  const vite = await import('vite');
  if (needsBuild()) {
    await vite.build({ logLevel: 'warn' });
    mkdirSync(dirname(BUILT_COMMIT), { recursive: true });
    writeFileSync(BUILT_COMMIT, commit());
  }
  await serve(vite, port);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string | undefined} text
 * @returns {number}
 */
function portFrom(text) {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT is "${text}": it must be a whole number from 1 to 65535.`);
  }
  return port;
}

/** Whether `dist` is missing, older than a source, or of another commit (the page shows its commit). */
function needsBuild() {
  if (!existsSync(BUILT_PAGE) || !existsSync(BUILT_COMMIT)) return true;
  if (readFileSync(BUILT_COMMIT, 'utf8') !== commit()) return true;
  const built = statSync(BUILT_PAGE).mtimeMs;
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > built);
}

/**
 * @param {string} path
 * @returns {number} time of the newest change of a file or anything in a folder, ms; 0 where it does not exist
 */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return 'unknown';
  }
}

/**
 * @param {typeof import('vite')} vite
 * @param {number} port
 */
async function serve(vite, port) {
  try {
    await vite.preview({ preview: { host: HOST, port, strictPort: true }, logLevel: 'warn' });
  } catch (error) {
    if (!String(error).includes('already in use')) throw error;
    const other = port < 65535 ? port + 1 : port - 1;
    throw new Error(`Port ${port} is taken. Choose another: PORT=${other} npm start`, { cause: error });
  }
  console.log(`Halfmax is served on http://${HOST}:${port} (Ctrl-C ends it)`);
}
