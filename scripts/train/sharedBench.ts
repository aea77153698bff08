import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { TRAINING_BINS } from '../../src/simulate/training/trainingSpectrum';

/** Spectra in the network's bins, with the true centroids in units of the window from its lower edge. */
export interface LabelledSpectra {
  /** Shape (n, 300). */
  readonly counts: Float32Array;
  /** Shape (n, 5). */
  readonly positions: Float32Array;
}

const BENCH_FILE = fileURLToPath(new URL('../../../shared/data/peaks/bench.csv.gz', import.meta.url));
const COLUMNS_BEFORE_TRUTH = 3;
const LINES = 5;

/** The benchmark shared with others (2,000 spectra by the paper's recipe), or null where its file is absent. */
export function sharedBench(): LabelledSpectra | null {
  if (!existsSync(BENCH_FILE)) return null;
  const rows = gunzipSync(readFileSync(BENCH_FILE)).toString('utf8').trim().split('\n').slice(1);
  const { firstEdgeAdc, binAdc, count } = TRAINING_BINS;
  const counts = new Float32Array(rows.length * count);
  const positions = new Float32Array(rows.length * LINES);
  rows.forEach((row, i) => {
    const values = row.split(',').map(Number).slice(COLUMNS_BEFORE_TRUTH);
    counts.set(values.slice(LINES), i * count);
    positions.set(
      values.slice(0, LINES).map((adc) => (adc - firstEdgeAdc) / (count * binAdc)),
      i * LINES,
    );
  });
  return { counts, positions };
}
