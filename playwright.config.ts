import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

/** A port that nobody listens on. The test workers read this file too, and must find the port of the first reading. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

process.env['E2E_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const chromium = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One at a time: the runs are as heavy as the machine can bear, and they watch the page's main thread.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  // Once more where nobody sits by to try again; scripts/stages.mjs names those that needed it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // The JSON report is what scripts/stages.mjs counts.
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // The service worker fetches all that was built, beside every single test: offline.spec.ts has it.
    serviceWorkers: 'block',
    // No traces: taking them blocks the page's main thread, which the tests watch. `--trace on` for a closer look.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright's own by channel: its default, the headless shell, has no WebGPU.
      ...(chromium === null ? { channel: 'chromium' } : { executablePath: chromium }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A WebGPU adapter without a GPU: SwiftShader, in the page and in workers.
        '--enable-unsafe-webgpu',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
