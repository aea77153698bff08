/** `npm run docs:refresh`: makes the made parts of the pages anew: quoted files, and who may import whom. */
import { readFileSync, writeFileSync } from 'node:fs';
import { refreshed } from './docs/refreshed';
import { pagesUnder } from './docs/pages';

for (const page of pagesUnder('docs')) {
  const before = readFileSync(page, 'utf8');
  const after = refreshed(before, (path) => readFileSync(path, 'utf8'));
  if (after === before) continue;
  writeFileSync(page, after);
  console.log(page);
}
