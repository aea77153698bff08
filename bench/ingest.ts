/**
 * How fast event CSV is read, and in how much memory: `npx tsx bench/ingest.ts [million rows]`. Writes a seeded file
 * to a temporary folder, reads it as the workbench does (SHA-256 included), plain and gzipped, and prints rows/s.
 */
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readRun } from '../src/ingest/readRun';
import { randomSource } from '../src/math/random';

const SDDS = 32;
const DAYS = 30;
const RUN_START_S = 1669852800;

const millions = Number(process.argv[2] ?? 10);
const folder = await mkdtemp(join(tmpdir(), 'halfmax-bench-'));
try {
  const plain = join(folder, 'events.csv');
  await writeEvents(plain, millions * 1e6);
  await read(plain);
  const packed = `${plain}.gz`;
  await pipeline(createReadStream(plain), createGzip({ level: 1 }), createWriteStream(packed));
  await read(packed);
} finally {
  await rm(folder, { recursive: true });
}

/** Events in order of time over a month, with lines near ADC 800 and 1100 on a flat background, and some overflow. */
async function writeEvents(path: string, rows: number): Promise<void> {
  const random = randomSource(1);
  const stream = createWriteStream(path);
  let text = 'sdd,time,adc\n';
  for (let row = 0; row < rows; row++) {
    const sdd = Math.floor(random.uniform() * SDDS);
    const timeS = RUN_START_S + ((row + random.uniform()) / rows) * DAYS * 86400;
    const isLine = random.uniform() < 0.9;
    const adc = isLine ? Math.round((row % 3 === 0 ? 800 : 1100) + 20 * random.normal()) : random.uniform() * 4096;
    text += `${String(sdd)},${timeS.toFixed(3)},${String(Math.floor(adc))}\n`;
    if (text.length > 2 ** 20) {
      if (!stream.write(text)) await once(stream, 'drain');
      text = '';
    }
  }
  stream.end(text);
  await once(stream, 'finish');
}

async function read(path: string): Promise<void> {
  const { size } = await stat(path);
  const file = new File([await openAsBlob(path)], path);
  const before = process.memoryUsage.rss();
  let peak = before;
  const signal = new AbortController().signal;
  const breathe = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
    return Promise.resolve();
  };
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const run = await readRun(
    [file],
    { batchLengthDays: 2, overflowAdc: 4095 },
    { signal, onProgress: () => undefined, breathe },
  );
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(startCpu);
  const { histograms, files } = run;
  const rows = files[0]?.events ?? 0;
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  console.log(
    `${path.endsWith('.gz') ? 'gzip ' : 'plain'}  ${(rows / 1e6).toFixed(1)} M rows, ${mebibytes(size)} MiB on disk, ` +
      `${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor): ` +
      `${(rows / seconds / 1e6).toFixed(2)} M rows/s; ` +
      `resident ${mebibytes(before)} MiB before, ${mebibytes(peak)} MiB at most; ` +
      `spectra ${mebibytes(histograms.counts.byteLength)} MiB`,
  );
}
