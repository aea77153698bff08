/**
 * `npx tsx bench/ingestTogether.ts [FILES MILLIONS ROUNDS]`: how long the page takes to read several large CSV files, with readers beside
 * the worker that holds the run and without, in turn. Needs a build (`npx vite build`) and a Chromium. Prints a table.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { preview } from 'vite';
import { findChromium } from '../scripts/chromium.mjs';
import { writeCsv } from './ingest/writers';
import { machine } from './peaks/surroundings';

const [files = 8, millions = 2, rounds = 5] = process.argv.slice(2).map(Number);
const executablePath = findChromium();
if (executablePath === null) throw new Error('there is no Chromium on this machine');
const folder = await mkdtemp(join(tmpdir(), 'halfmax-together-'));
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox'] });
try {
  const paths = Array.from({ length: files }, (_, i) => join(folder, `events${String(i)}.csv`));
  const events = millions * 1e6;
  for (const [i, path] of paths.entries()) writeCsv(path, events, i * events, files * events);
  const seconds = { alone: [] as number[], together: [] as number[] };
  const datasets = new Set<string>();
  // One more of each, first, that is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const how of ['alone', 'together'] as const) {
      const { dataset, readMs } = await readIn(browser, paths, how === 'alone');
      datasets.add(JSON.stringify(dataset));
      if (round > 0) seconds[how].push(readMs / 1000);
    }
  }
  if (datasets.size !== 1) throw new Error('the two readings differ');
  const ratios = seconds.together.map((s, i) => s / (seconds.alone[i] ?? NaN));
  console.log(`${machine()}; ${String(files)} CSV files of ${String(millions)} million events each\n`);
  console.log('| | least | median | most |\n| --- | --- | --- | --- |');
  console.log(`| one worker [s] | ${threeOf(seconds.alone)} |`);
  console.log(`| readers beside it [s] | ${threeOf(seconds.together)} |`);
  console.log(`| ratio, pair by pair | ${threeOf(ratios)} |`);
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

interface ReadRun {
  readonly dataset: unknown;
  /** From the drop until the analysis can be run. */
  readonly readMs: number;
}

/** Gives the files to a fresh page; `isAlone` tells its worker that the machine has one core. */
async function readIn(inBrowser: Browser, paths: readonly string[], isAlone: boolean): Promise<ReadRun> {
  const context = await inBrowser.newContext();
  try {
    const page = await context.newPage();
    if (isAlone) {
      await page.route('**/assets/entry-*.js', async (route) => {
        const response = await route.fetch();
        const oneCore = "Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });";
        await route.fulfill({ response, body: `${await response.text()}\n${oneCore}` });
      });
    }
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?backend=wasm`);
    const startMs = performance.now();
    await page.getByLabel('Data files', { exact: true }).setInputFiles([...paths]);
    await page.locator('button:not([disabled])', { hasText: 'Run analysis' }).waitFor({ timeout: 600_000 });
    const readMs = performance.now() - startMs;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export results', exact: true }).click(),
    ]);
    const results = JSON.parse(await readFile(await download.path(), 'utf8')) as { readonly dataset: unknown };
    return { dataset: results.dataset, readMs };
  } finally {
    await context.close();
  }
}

function threeOf(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    .map((v) => (v ?? NaN).toFixed(2))
    .join(' | ');
}
