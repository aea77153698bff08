import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
/** Debian's packages are seen by its own Python alone. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python with iminuit and SciPy, or null where there is none. */
export function pythonWithIminuit(): string | null {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import iminuit, scipy']).status === 0) ?? null;
}

/** `use` gets a folder that is removed afterwards. */
export function inTemporaryFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'halfmax-fits-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs one of the scripts beside this file.
 *
 * @throws Error with what it printed where it fails.
 */
export function runScript(python: string, script: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(python, [FOLDER + script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
}
