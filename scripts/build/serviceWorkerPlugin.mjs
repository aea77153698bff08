// @ts-check
/** Builds the service worker after the page, with the list of all files that were built. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';

const SOURCE = 'src/offline/serviceWorker.ts';
const NAME = 'sw.js';

/**
 * Every file in `folder`, in the order of their paths: its address relative to the page (which may lie anywhere), its
 * hash, and a revision where the name itself does not change with the content.
 * @param {string} folder
 * @returns {{ url: string, revision: string | null, integrity: string }[]}
 */
function builtFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return paths.map((path) => {
    const url = relative(folder, path).split(sep).join('/');
    const hash = createHash('sha384').update(readFileSync(path)).digest('base64');
    return { url, revision: url.startsWith('assets/') ? null : hash.slice(0, 16), integrity: `sha384-${hash}` };
  });
}

/** @returns {import('vite').Plugin} */
export function serviceWorker() {
  return {
    name: 'halfmax:service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async ({ dir = 'dist' }) => {
        const files = builtFiles(dir).filter(({ url }) => url !== NAME);
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          // Workbox talks to the console unless it is built for production.
          define: { __BUILT_FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir: dir,
            emptyOutDir: false,
            target: 'es2022',
            lib: { entry: SOURCE, formats: ['iife'], name: 'halfmaxServiceWorker', fileName: () => NAME },
          },
        });
      },
    },
  };
}
