/**
 * A first visit: from `Load demo run` to "Analysis complete" in the built page, in Chromium, wasm backend. Prints medians of three
 * visits, each of a browser that knows nothing of the page, and what their stages took; fails where the median is over 20 s.
 * Run: npm run bench:demo (builds the page first); npm run bench:demo -- FILE drops a file instead. Results stand in
 * docs/benchmarks/demo.md.
 */
import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/chromium.mjs';
import { medianOf } from './frames/gestures';
import { visit } from './demo/visit';

const VISITS = 3;
const GOAL_S = 20;

const [file] = process.argv.slice(2);
await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? { channel: 'chromium' } : { executablePath }),
  args: ['--headless', '--no-sandbox'],
});
try {
  const load = () => (loadavg()[0] ?? NaN).toFixed(1);
  const loadBefore = load();
  const visits: ReadonlyMap<string, number>[] = [];
  for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, `${address}?backend=wasm`, file));
  const processor = `${cpus()[0]?.model ?? ''} x ${String(cpus().length)}`;
  console.log(`Chromium ${browser.version()}, ${processor}, load average ${loadBefore} before and ${load()} after`);
  console.log(`| ${file ?? 'demo run'} | median of ${String(VISITS)} [s] | each [s] |\n| --- | --: | --- |`);
  const names = [...new Set(visits.flatMap((found) => [...found.keys()]))];
  const secondsOf = (name: string) => visits.map((found) => (found.get(name) ?? NaN) / 1000);
  for (const name of names) {
    const seconds = secondsOf(name);
    console.log(`| ${name} | ${medianOf(seconds).toFixed(2)} | ${seconds.map((s) => s.toFixed(2)).join(', ')} |`);
  }
  const waited = medianOf(secondsOf('analysis complete'));
  const isMet = waited <= GOAL_S;
  console.log(`Goal of ${String(GOAL_S)} s to a result: ${isMet ? 'met' : 'NOT met'} (${waited.toFixed(1)} s).`);
  process.exitCode = isMet ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
