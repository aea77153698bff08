import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Peak } from '../../dataset/peak';
import type { TaskContext } from '../../dataset/task';
import type { Profile } from '../../physics/profile';
import type { FinderInput, PeakFinder } from '../peakFinder';
import { adcFromEdge, rebinInto } from '../rebin';
import type { FinderId } from '../finders';
import type { ModelLoader } from '../weights/modelLoader';
import { predictPositions } from './predict';
import { NETWORK_BINS, NETWORK_OUTPUTS, type RegressionNetwork } from './regressionNetwork';
import { loadNetwork } from './weights';

/** Below this many counts in its window the network has nothing to go by, and is not asked. */
const MIN_WINDOW_COUNTS = 50;
/** Spectra that are rebinned between two breaths. */
const SPECTRA_PER_BREATH = 256;

/**
 * One of the printed networks as a finder, with its shipped weights. It needs a started backend of tfjs. All spectra go through in one batch;
 * one with fewer than 50 counts in the window gets no peaks. The network names all five lines in any spectrum:
 * `findLines` judges whether they can be true.
 */
export async function createRegressionFinder(kind: RegressionNetwork, load: ModelLoader): Promise<PeakFinder> {
  const network = await loadNetwork(kind, load);
  return {
    id: kind.id,
    find: (input, context) => predictPeaks(kind.id, network, input, context),
    dispose: () => {
      network.dispose();
    },
  };
}

async function predictPeaks(
  finder: FinderId,
  network: LayersModel,
  { spectra, profile }: FinderInput,
  context: TaskContext,
): Promise<Peak[][]> {
  const inputs = new Float32Array(spectra.length * NETWORK_BINS);
  const rows: number[] = [];
  for (const [index, { counts }] of spectra.entries()) {
    const start = rows.length * NETWORK_BINS;
    rebinInto(inputs, start, counts, profile.networkWindow);
    if (sum(inputs.subarray(start, start + NETWORK_BINS)) >= MIN_WINDOW_COUNTS) rows.push(index);
    if (index % SPECTRA_PER_BREATH === SPECTRA_PER_BREATH - 1) await context.breathe();
  }
  const peaks: Peak[][] = spectra.map(() => []);
  if (rows.length === 0) return peaks;
  const positions = await predictPositions(network, inputs.subarray(0, rows.length * NETWORK_BINS), context.breathe);
  rows.forEach((spectrum, row) => {
    peaks[spectrum] = peaksAt(positions.subarray(row * NETWORK_OUTPUTS, (row + 1) * NETWORK_OUTPUTS), profile, finder);
  });
  return peaks;
}

function peaksAt(positions: Float32Array, { networkWindow, finderLines }: Profile, finder: FinderId): Peak[] {
  const widthAdc = networkWindow.bins * networkWindow.binAdc;
  return finderLines.map((line, i): Peak => {
    const adc = adcFromEdge(networkWindow, (positions[i] ?? 0) * widthAdc);
    return { line, adc, adcError: null, probability: null, finder };
  });
}

function sum(values: Float32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
