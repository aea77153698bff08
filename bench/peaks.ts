/**
 * The peak finders on the shared benchmark (2,000 spectra by the paper's recipe): standard deviation of (predicted -
 * true) and bias over predictions within 50 channels, and the share of these. Run: npx tsx bench/peaks.ts
 *
 * The classical search is judged by its unnamed peaks, lines taking the nearest: so it shows what the search alone does,
 * without names. Peaks that no line took are counted as fakes.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findSignificantPeaks, STRONG_PEAK_SETTINGS } from '../src/peaks/classical/strongPeaks';
import { sumSpectrum } from '../src/peaks/classical/summedSpectrum';
import { TWO_BRANCH_CNN } from '../src/peaks/cnn/network';
import { BIDIRECTIONAL_LSTM } from '../src/peaks/lstm/network';
import { predictPositions } from '../src/peaks/regression/predict';
import { loadNetwork } from '../src/peaks/regression/weights';
import { FOUND_WITHIN_ADC, scorePositions } from '../src/peaks/positionScore';
import { VIP2 } from '../src/physics/profile';
import { TRAINING_BINS } from '../src/simulate/training/trainingSpectrum';
import { sharedBench } from '../scripts/train/sharedBench';
import { startWasm } from '../scripts/train/wasmBackend';

const { binAdc, count: BINS } = TRAINING_BINS;
const LINES = VIP2.finderLines;
/** Of the recipe: 20 channels +- 20 %, in bins. */
const SIGMA_RANGE_BINS = [3, 6] as const;

type Row = readonly (readonly [predictedAdc: number | null, trueAdc: number])[];

function report(name: string, rows: readonly Row[], milliseconds: number, note: string): void {
  const all = scorePositions(rows.flat());
  const byLine = LINES.map((_, line) => scorePositions(rows.flatMap((row) => row.slice(line, line + 1))));
  const cells = [
    all.standardDeviation.toFixed(2),
    all.efficiency.toFixed(3),
    ...byLine.map((score) => `${score.standardDeviation.toFixed(2)} (${score.efficiency.toFixed(2)})`),
    `${milliseconds.toFixed(0)} ms`,
    note,
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

function truthOf(positions: Float32Array, spectrum: number): number[] {
  return LINES.map((_, line) => BINS * binAdc * (positions[spectrum * LINES.length + line] ?? NaN));
}

/** Lines and peaks within 50 channels of each other pair up, the closest first, each once; the rest are fakes. */
function takeNearest(peaksAdc: readonly number[], truth: readonly number[]): { row: Row; fakes: number } {
  const pairs = truth.flatMap((trueAdc, line) =>
    peaksAdc.map((adc) => ({ line, adc, distance: Math.abs(adc - trueAdc) })),
  );
  const taken = new Set<number>();
  const found = new Map<number, number>();
  for (const { line, adc } of pairs
    .filter(({ distance }) => distance <= FOUND_WITHIN_ADC)
    .sort((a, b) => a.distance - b.distance)) {
    if (found.has(line) || taken.has(adc)) continue;
    found.set(line, adc);
    taken.add(adc);
  }
  const row = truth.map((trueAdc, line) => [found.get(line) ?? null, trueAdc] as const);
  return { row, fakes: peaksAdc.length - taken.size };
}

const bench = sharedBench();
if (bench === null) {
  console.log('The shared benchmark is not at hand: nothing to measure.');
  process.exit(0);
}
const { counts, positions } = bench;
const spectra = counts.length / BINS;
console.log(`| finder | all | found | ${LINES.join(' | ')} | time | |`);
console.log(`|${'---|'.repeat(LINES.length + 5)}`);

await startWasm();
const models = fileURLToPath(new URL('../public/models/', import.meta.url));
for (const kind of [TWO_BRANCH_CNN, BIDIRECTIONAL_LSTM]) {
  const network = await loadNetwork(kind, (name) =>
    Promise.resolve(Uint8Array.from(readFileSync(models + name)).buffer),
  );
  await predictPositions(network, counts.subarray(0, BINS));
  const started = performance.now();
  const predicted = await predictPositions(network, counts);
  const milliseconds = performance.now() - started;
  const rows = Array.from({ length: spectra }, (_, i) => {
    const own = truthOf(predicted, i);
    return truthOf(positions, i).map((trueAdc, line) => [own[line] ?? null, trueAdc] as const);
  });
  report(kind.id, rows, milliseconds, 'no fakes by construction');
  network.dispose();
}

for (const minSignificance of [4, 2.5]) {
  const begun = performance.now();
  let fakes = 0;
  const rows = Array.from({ length: spectra }, (_, i) => {
    const spectrum = Uint32Array.from(counts.subarray(i * BINS, (i + 1) * BINS));
    const summed = sumSpectrum(spectrum, { sigmaRangeAdc: SIGMA_RANGE_BINS, binAdc: 1 });
    const found = findSignificantPeaks(summed, { ...STRONG_PEAK_SETTINGS, minSignificance });
    // Each bin plays a channel here: its centre is half a bin above its edge.
    const nearest = takeNearest(
      found.map(({ adc }) => (adc + 0.5) * binAdc),
      truthOf(positions, i),
    );
    fakes += nearest.fakes;
    return nearest.row;
  });
  const name = `find_peaks, ${minSignificance} standard deviations`;
  report(name, rows, performance.now() - begun, `${(fakes / spectra).toFixed(2)} fakes per spectrum`);
}
