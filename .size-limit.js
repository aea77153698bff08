// @ts-check
/** Budgets of what the browser must have before it paints: the scripts and styles that the built page names. */
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('dist/index.html', import.meta.url), 'utf8');
const assets = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => `dist/${match[1]}`);

/** Vite writes a preload for every chunk that the entry imports statically, so the page names them all. */
export default [
  {
    name: 'scripts of the first paint',
    path: assets.filter((path) => path.endsWith('.js')),
    limit: '200 kB',
    gzip: true,
  },
  {
    name: 'styles of the first paint',
    path: assets.filter((path) => path.endsWith('.css')),
    limit: '40 kB',
    gzip: true,
  },
];
