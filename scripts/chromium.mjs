// @ts-check
/**
 * The Chromium that the end-to-end tests drive: the system's, else Debian's package, else Playwright's own download.
 * Run by itself it makes sure that there is one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @returns {string | null} path of an installed Chromium; null where there is none but perhaps Playwright's
 * @throws {Error} where CHROMIUM_PATH names a file that does not exist
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
    return named;
  }
  const folders = ['/usr/bin', '/usr/local/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC_APPLICATIONS];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/**
 * Finds a Chromium or installs one, and says which.
 * @throws {Error} where none can be had
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) {
    console.log(`Chromium: ${found}`);
    return;
  }
  if (hasPlaywrightChromium()) {
    console.log("Chromium: Playwright's own, installed before.");
    return;
  }
  if (isDebianRoot()) {
    console.log('Chromium: none found, installing the Debian package ...');
    if (run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium']) && findChromium() !== null) return;
    console.log("Chromium: the Debian package could not be installed, trying Playwright's own ...");
  }
  if (run(process.execPath, [playwrightCli(), 'install', 'chromium'])) return;
  throw new Error('No Chromium: install one, or name one in CHROMIUM_PATH.');
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function playwrightCli() {
  return join(ROOT, 'node_modules/@playwright/test/cli.js');
}

function hasPlaywrightChromium() {
  // Not imported at the top: it is installed only after this file is loaded.
  const playwright = /** @type {typeof import('@playwright/test')} */ (
    createRequire(import.meta.url)('@playwright/test')
  );
  return existsSync(playwright.chromium.executablePath());
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) ensureChromium();
