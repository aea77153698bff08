import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every page (`.md`) under a folder. */
export function pagesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort();
}
