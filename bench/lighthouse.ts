/**
 * Lighthouse on the built page: `npm run bench:lighthouse [runs]`, after a build. Lighthouse and its 200 packages are fetched for
 * the run alone (npx), not installed with the project. Its scores go by time, and a busy machine lowers them: each preset is
 * measured several times, in turn, and the median has to hold the goal.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import { findChromium } from '../scripts/chromium.mjs';

/** The last that runs on Node 20. */
const TOOL = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const FIGURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
const PRESETS = ['desktop', 'phone'] as const;
const GOAL = 0.95;
const runs = Number(process.argv[2] ?? 3);
if (!Number.isInteger(runs) || runs < 1) throw new RangeError('runs: a whole number above 0');

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly numericValue?: number; readonly numericUnit?: string }>
  >;
}

async function measure(url: string, file: string, preset: (typeof PRESETS)[number]): Promise<Report> {
  const chromium = findChromium();
  const args = [
    ...['--yes', TOOL, url, '--quiet', '--output=json', `--output-path=${file}`],
    `--only-categories=${CATEGORIES.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
    ...(preset === 'desktop' ? ['--preset=desktop'] : []),
  ];
  const env = { ...process.env, ...(chromium === null ? {} : { CHROME_PATH: chromium }) };
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn('npx', args, { env, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
      .on('error', reject)
      .on('close', resolve);
  });
  if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)}: its messages are above.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Prints medians, and scores from the worst to the best; whether the median of every score holds the goal. */
function tell(preset: string, reports: readonly Report[]): boolean {
  const scores = CATEGORIES.map((name) => reports.map(({ categories }) => 100 * (categories[name]?.score ?? NaN)));
  const words = CATEGORIES.map((name, i) => {
    const own = scores[i] ?? [];
    return `${name} ${median(own).toFixed(0)} (${Math.min(...own).toFixed(0)} to ${Math.max(...own).toFixed(0)})`;
  });
  console.log(`${preset}: ${words.join(', ')}`);
  for (const id of FIGURES) {
    const { title = id, numericUnit = '' } = reports[0]?.audits[id] ?? {};
    const value = median(reports.map(({ audits }) => audits[id]?.numericValue ?? NaN));
    console.log(`  ${title}: ${numericUnit === 'millisecond' ? `${value.toFixed(0)} ms` : value.toFixed(3)}`);
  }
  return scores.every((own) => median(own) >= 100 * GOAL);
}

const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
const folder = mkdtempSync(join(tmpdir(), 'halfmax-lighthouse-'));
try {
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the built page is not served: run npx vite build first');
  const reports = { desktop: [] as Report[], phone: [] as Report[] };
  for (let run = 0; run < runs; run++) {
    for (const preset of PRESETS) {
      reports[preset].push(await measure(url, join(folder, `${preset}.json`), preset));
      console.log(`${preset} ${String(run + 1)} of ${String(runs)}, load ${(loadavg()[0] ?? NaN).toFixed(1)}`);
    }
  }
  for (const preset of PRESETS) {
    if (!tell(preset, reports[preset])) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
}
