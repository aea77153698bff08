// @ts-check
/**
 * Makes the checkout ready to run: the right Node, and the packages that package-lock.json names. Plain Node, since
 * nothing is installed yet when it starts.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root directory. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Installs what package-lock.json names, unless exactly that is installed already.
 * @throws {Error} where Node is too old or the installation fails
 */
export function setUp() {
  checkNode(process.versions.node);
  const why = whyInstall();
  if (why === null) return;
  console.log(`Installing packages (${why}) ...`);
  runNpm(['ci', '--no-audit', '--no-fund']);
}

/**
 * Refuses a Node that the packages do not support (package.json, engines).
 * @param {string} version
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!fits) throw new Error(`Node ${version} is too old: Halfmax needs Node 20.19 or later, 22.12 or later, or 24.`);
}

/**
 * Compares the lock file with the one npm leaves in node_modules: by content, since a fresh clone's dates mean nothing.
 * @returns {string | null} why an installation is needed, null where none is
 */
function whyInstall() {
  const wanted = readLock('package-lock.json');
  if (wanted === null) throw new Error('package-lock.json is missing or broken: the checkout is not complete.');
  const installed = readLock('node_modules/.package-lock.json');
  if (installed === null) return 'none are installed';
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    // Packages for other platforms stand in the lock file and are rightly not there.
    if (found === undefined && (optional === true || devOptional === true)) continue;
    if (found?.version !== version || found?.integrity !== integrity) return `${path} is not what the lock file names`;
  }
  return null;
}

/**
 * @param {string} path relative to the root
 * @returns {Record<string, LockedPackage> | null} null where the file cannot be read
 */
function readLock(path) {
  try {
    const lock = /** @type {{ packages?: Record<string, LockedPackage> }} */ (
      JSON.parse(readFileSync(join(ROOT, path), 'utf8'))
    );
    return lock.packages ?? null;
  } catch {
    return null;
  }
}

/** @param {string[]} args */
function runNpm(args) {
  // Under `npm start` and `npm test` this is the npm that was called; run by hand it is the one on the path.
  const npmCli = process.env['npm_execpath'];
  const usesCli = npmCli?.endsWith('.js') === true || npmCli?.endsWith('.cjs') === true;
  const result = usesCli
    ? spawnSync(process.execPath, [npmCli, ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (result.status !== 0)
    throw new Error(`npm ${args.join(' ')} failed: its messages are above.`, { cause: result.error });
}
