import type { LayersModel } from '@tensorflow/tfjs-layers';
import { HELD_OUT_SEED } from '../../src/peaks/benchmark/heldOutKinds';
import { predictPositions } from '../../src/peaks/regression/predict';
import { scorePositions, type PositionScore } from '../../src/peaks/positionScore';
import { drawTrainingSet, type SpectrumKind } from '../../src/simulate/training/trainingSet';
import type { YieldRange } from '../../src/simulate/training/trainingSpectrum';
import { VIP2 } from '../../src/physics/profile';
import { sharedBench, type LabelledSpectra } from './sharedBench';

const SPECTRA_PER_SET = 3000;
const WINDOW_ADC = VIP2.networkWindow.bins * VIP2.networkWindow.binAdc;

/** Ranges of the total yield (1: a month of one SDD; 0.067: two days). */
const YIELD_RANGES: readonly YieldRange[] = [
  { from: 0.01, to: 0.02 },
  { from: 0.02, to: 0.05 },
  { from: 0.05, to: 0.1 },
  { from: 0.1, to: 0.2 },
  { from: 0.2, to: 0.5 },
  { from: 0.5, to: 1 },
  { from: 1, to: 1.6 },
];

/** Errors of the network on one set of spectra, all lines together and each by itself. */
export interface HeldOutRow {
  readonly set: SpectrumKind | 'shared benchmark';
  readonly yields: YieldRange;
  readonly spectra: number;
  readonly all: PositionScore;
  readonly lines: Readonly<Record<string, PositionScore>>;
}

/** Fresh spectra of one kind that no training has seen. */
export function drawHeldOut(kind: SpectrumKind, yields: YieldRange, count = SPECTRA_PER_SET): LabelledSpectra {
  return drawTrainingSet({ count, kinds: [kind], yields, seed: HELD_OUT_SEED, stream: 0 });
}

/** The table of the model card: both kinds by yield, and the shared benchmark where it is at hand. */
export async function evaluateHeldOut(network: LayersModel): Promise<HeldOutRow[]> {
  const rows: HeldOutRow[] = [];
  for (const set of ['recipe', 'physical'] as const) {
    for (const yields of YIELD_RANGES) rows.push(await scoreSet(network, set, yields, drawHeldOut(set, yields)));
  }
  const bench = sharedBench();
  if (bench !== null) rows.push(await scoreSet(network, 'shared benchmark', { from: 0.05, to: 1 }, bench));
  return rows;
}

async function scoreSet(
  network: LayersModel,
  set: HeldOutRow['set'],
  yields: YieldRange,
  { counts, positions }: LabelledSpectra,
): Promise<HeldOutRow> {
  const predicted = await predictPositions(network, counts);
  const lines = VIP2.finderLines;
  const pairs = Array.from(predicted, (p, i) => [WINDOW_ADC * p, WINDOW_ADC * (positions[i] ?? NaN)] as const);
  const byLine = lines.map(
    (line, l) => [line, scorePositions(pairs.filter((_, i) => i % lines.length === l))] as const,
  );
  const spectra = pairs.length / lines.length;
  return { set, yields, spectra, all: scorePositions(pairs), lines: Object.fromEntries(byLine) };
}
