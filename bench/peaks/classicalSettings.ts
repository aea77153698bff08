import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from './tables';

const FOLDER = fileURLToPath(new URL('../../src/peaks/classical/', import.meta.url));
/** A documented constant that is a number, or a list of numbers. */
const SETTING =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n(?:export )?const ([A-Z][A-Z0-9_]*)(?:: [^=]+)? = ([-\d.e[\], _]+?)(?: as const)?;/g;

/** The settings of the classical finders as their code states them, one row each. */
export function classicalSettings(): string {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const rows = files.sort().flatMap((file) =>
    [...readFileSync(join(FOLDER, file), 'utf8').matchAll(SETTING)].map(([, words = '', name = '', value = '']) => [
      `${basename(file, '.ts')}: \`${name}\``,
      value,
      words
        .replace(/\s*\n \*/g, ' ')
        .trim()
        .replaceAll('|', '\\|'),
    ]),
  );
  return table(['setting', 'value', 'what it is'], rows).replace('---: |\n', '--- |\n');
}
