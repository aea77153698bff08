/**
 * Frames per second while one spectrum of 4096 channels is panned and zoomed in the built page, in Chromium.
 * Run: npm run bench:frames (builds the page first). Results stand in docs/benchmarks/frames.md.
 */
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/chromium.mjs';
import { dragBackAndForth, medianOf, summaryOf, watchFrames, zoomByBox, type Frames } from './frames/gestures';
import { spectrumCsv } from './frames/spectrum';

const CHANNELS = 4096;
const REPEATS = 5;
const PLOT = 'ADC spectrum of all SDDs together';

await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? { channel: 'chromium' } : { executablePath }),
  args: ['--headless', '--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}?backend=wasm`);
  const buffer = Buffer.from(spectrumCsv(CHANNELS));
  await page.getByLabel('Data files', { exact: true }).setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer });
  const plot = page.getByRole('figure', { name: PLOT, exact: true });
  await plot.locator('.scatterlayer path.js-line').first().waitFor();
  await plot.scrollIntoViewIfNeeded();
  await watchFrames(page);

  const gestures: readonly (readonly [string, () => Promise<Frames>])[] = [
    ['nothing moves', () => summaryOf(page, () => page.waitForTimeout(2000))],
    ['pan, all 4096 channels in sight', () => dragBackAndForth(page, plot, '.nsewdrag', 'Pan')],
    ['zoom by an end of the axis', () => dragBackAndForth(page, plot, '.edrag', 'Zoom')],
    ['zoom by a box, and back', () => zoomByBox(page, plot)],
  ];
  console.log(
    `Chromium ${browser.version()}, ${cpus()[0]?.model ?? ''} x ${String(cpus().length)}, ${String(REPEATS)} runs each`,
  );
  console.log('| gesture | frames/s, median (lowest run) | longest frame, median [ms] |\n| --- | --: | --: |');
  let lowest = Infinity;
  for (const [name, run] of gestures) {
    const runs: Frames[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) runs.push(await run());
    const rates = runs.map(({ perSecond }) => perSecond);
    lowest = Math.min(lowest, ...rates);
    const longest = medianOf(runs.map(({ longestMs }) => longestMs));
    console.log(
      `| ${name} | ${medianOf(rates).toFixed(0)} (${Math.min(...rates).toFixed(0)}) | ${longest.toFixed(0)} |`,
    );
  }
  console.log(lowest > 30 ? 'Goal of 30 frames/s: met in every run.' : 'Goal of 30 frames/s: NOT met.');
  process.exitCode = lowest > 30 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
