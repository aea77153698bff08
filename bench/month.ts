/**
 * A month of data from drop to table in Chromium, stage by stage: `npx tsx bench/month.ts [file] [runs]`, after
 * `npx vite build`. Prints what the worker took for each stage, what a person waited, and how long the page's main
 * thread was blocked at most. Without a file the built-in demo run is taken.
 */
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findChromium } from '../scripts/chromium.mjs';

interface Stages {
  readonly timings: Readonly<Record<string, number | null>>;
  readonly verdict: { readonly text: string };
}

const [file, runs = '3'] = process.argv.slice(2);
const server = await preview({ preview: { host: '127.0.0.1', port: 0 } });
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('the built page could not be served: run `npx vite build` first');
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

for (let run = 1; run <= Number(runs); run++) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const blocks: number[] = [];
    new PerformanceObserver((list) => blocks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { blocks });
  });
  await page.goto(`${address}?backend=wasm`);
  // A person does not drop a file within the first seconds; plotly is loaded meanwhile, while the page is idle.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(3000);
  await page.evaluate(() => (window as unknown as { blocks: number[] }).blocks.splice(0));
  const startedMs = performance.now();
  if (file === undefined) await page.getByRole('button', { name: 'Load demo run' }).click();
  else await page.getByLabel('Data files', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Run analysis' }).click({ timeout: 60_000 });
  await page
    .getByRole('status', { name: 'Analysis' })
    .filter({ hasText: /complete$/ })
    .waitFor({ timeout: 180_000 });
  const waitedMs = performance.now() - startedMs;
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export results' }).click();
  const { timings, verdict } = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Stages;
  const blocked = await page.evaluate(() => (window as unknown as { blocks: number[] }).blocks);
  const stages = Object.entries(timings).map(
    ([stage, ms]) => `${stage.replace('Ms', '')} ${((ms ?? 0) / 1000).toFixed(2)} s`,
  );
  console.log(`run ${String(run)}: drop to table ${(waitedMs / 1000).toFixed(1)} s; ${stages.join(', ')}`);
  console.log(`  main thread blocked for ${Math.max(0, ...blocked).toFixed(0)} ms at most; ${verdict.text}`);
  await page.close();
}
await browser.close();
await server.close();
