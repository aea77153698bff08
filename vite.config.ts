import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './scripts/build/serviceWorkerPlugin.mjs';

/**
 * What the built page may do. WebAssembly needs 'wasm-unsafe-eval'; Mantine and plotly insert style elements; plotly
 * draws downloads from blob and data images. Nothing leaves the origin: the data stay on the user's machine.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page only: the dev server inlines scripts and talks over a web socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'halfmax:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

/** The commit that is built, or `unknown` outside a repository (a downloaded archive). */
function currentCommit(): string {
  try {
    const output = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.trim();
  } catch {
    return 'unknown';
  }
}

export default defineConfig({
  // Relative addresses: the built page works under any path of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy(), serviceWorker()],
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __APP_COMMIT__: JSON.stringify(currentCommit()),
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The worker holds TensorFlow.js (1.4 MB); what the first paint may weigh is held by size-limit.
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // All of the first paint in one file: by itself it is cut into forty, by which views share what, and a slow network takes
      // a second to ask for them all.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  // All that ships, named ahead: the dev server would find the worker's packages only once the worker asks for them, too
  // late, and reload the page under the first job. Of jsroot the io part alone: the rest draws.
  optimizeDeps: { include: Object.keys(dependencies).map((name) => (name === 'jsroot' ? 'jsroot/io' : name)) },
  // A worker does not inherit the page's meta tag, so `vite preview` (npm start, e2e) sends the policy as a header too.
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'X-Content-Type-Options': 'nosniff' } },
});
