/**
 * Lighthouse on the built page: `npm run bench:lighthouse`, after a build. Lighthouse and its 200 packages are fetched for the
 * run alone (npx), not installed with the project. Its scores go by time: a busy machine lowers them.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
/** Of the desktop preset; the other one slows the machine down to a phone of 2016 on a slow network. */
const GOAL = 0.95;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly displayValue?: string }>>;
}

async function measure(url: string, file: string, preset: 'desktop' | 'phone'): Promise<Report> {
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

const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
const folder = mkdtempSync(join(tmpdir(), 'halfmax-lighthouse-'));
try {
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the built page is not served: run npx vite build first');
  for (const preset of ['desktop', 'phone'] as const) {
    const { categories, audits } = await measure(url, join(folder, `${preset}.json`), preset);
    const scores = CATEGORIES.map((name) => categories[name]?.score ?? NaN);
    console.log(
      `${preset}: ${CATEGORIES.map((name, i) => `${name} ${(100 * (scores[i] ?? NaN)).toFixed(0)}`).join(', ')}`,
    );
    for (const id of FIGURES) console.log(`  ${audits[id]?.title ?? id}: ${audits[id]?.displayValue ?? '-'}`);
    if (preset === 'desktop' && !scores.every((score) => score >= GOAL)) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
}
