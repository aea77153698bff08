import type { Peak } from '../../dataset/peak';
import type { TaskContext } from '../../dataset/task';
import type { FinderSpectrum, PeakFinder } from '../peakFinder';
import { adcFromEdge, rebinInto } from '../rebin';
import type { HeatmapModel } from './model';
import { predictLines } from './predict';

/** Fewer counts in the window than this are no spectrum: the network is not asked. */
const FEWEST_COUNTS = 50;
/** A line that is less probable than this is not named. */
const LEAST_PROBABILITY = 0.05;
/** Spectra that are rebinned between two breaths. */
const SPECTRA_PER_BREATH = 256;

/**
 * Our network as a finder. Every peak has an error and a probability that the line is there. It needs a started backend
 * of tfjs; spectra are looked at in the window of the model's profile, whatever profile is asked for.
 */
export function createHeatmapFinder(model: HeatmapModel): PeakFinder {
  return {
    id: 'heatmap',
    find: ({ spectra }, context) => findPeaks(model, spectra, context),
    dispose: () => undefined,
  };
}

async function findPeaks(
  model: HeatmapModel,
  spectra: readonly FinderSpectrum[],
  context: TaskContext,
): Promise<Peak[][]> {
  const { networkWindow, finderLines } = model.profile;
  const { bins, binAdc } = networkWindow;
  const inputs = new Float32Array(spectra.length * bins);
  const rows: number[] = [];
  for (const [index, { counts }] of spectra.entries()) {
    const start = rows.length * bins;
    rebinInto(inputs, start, counts, networkWindow);
    const total = inputs.subarray(start, start + bins).reduce((sum, n) => sum + n, 0);
    if (total >= FEWEST_COUNTS) rows.push(index);
    if (index % SPECTRA_PER_BREATH === SPECTRA_PER_BREATH - 1) await context.breathe();
  }
  const peaks: Peak[][] = spectra.map(() => []);
  if (rows.length === 0) return peaks;
  const used = inputs.subarray(0, rows.length * bins);
  const { positions, errors, probabilities } = await predictLines(model, used, (fraction) => {
    context.onProgress({ stage: 'Finding peaks', fraction });
    return context.breathe();
  });
  rows.forEach((spectrum, row) => {
    const own = finderLines.flatMap((line, l): Peak[] => {
      const at = row * finderLines.length + l;
      const probability = probabilities[at] ?? 0;
      if (probability < LEAST_PROBABILITY) return [];
      const adc = adcFromEdge(networkWindow, (positions[at] ?? 0) * binAdc);
      return [{ line, adc, adcError: (errors[at] ?? 0) * binAdc, probability, finder: 'heatmap' }];
    });
    peaks[spectrum] = own.sort((a, b) => a.adc - b.adc);
  });
  return peaks;
}
