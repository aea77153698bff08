/**
 * `npm run docs:screenshots`: builds the page, goes through the demo run in Chromium as the tutorial does, and writes the pictures
 * of docs/user/images. Their names do not change; figures of speed and memory on them do.
 */
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from './chromium.mjs';
import { cameraOf } from './screenshots/camera';
import { tour } from './screenshots/tour';

const FOLDER = 'docs/user/images';

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? { channel: 'chromium' } : { executablePath }),
  args: ['--headless', '--no-sandbox', '--disable-quic', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the built page is not served');
  await page.goto(`${address}?backend=wasm`);
  await tour(page, await cameraOf(page, FOLDER));
} finally {
  await browser.close();
  await server.close();
}
