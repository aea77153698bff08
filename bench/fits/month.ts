import { calibrateDetectors } from '../../src/calibrate/chain';
import { batchCopperFits } from '../../src/calibrate/reference/copperFits';
import { DEFAULT_METHOD } from '../../src/calibrate/reference/method';
import { fitWholeSpectrum, gainFromSeeds } from '../../src/calibrate/reference/wholeSpectrumFit';
import { spectrumOf, totalSpectrumOf } from '../../src/dataset/histograms';
import type { Peak } from '../../src/dataset/peak';
import { fitWindow, type FittedWindow } from '../../src/fit/fitWindow';
import { lineWindows } from '../../src/fit/lineWindow';
import { fitSpectrum } from '../../src/fit/spectrumFit';
import { DEFAULT_GEOMETRY, type WindowOptions } from '../../src/fit/windowModel';
import { CONTEXT } from '../peaks/surroundings';
import type { Month } from './monthRun';

const RUNS = 5;
const FALLBACK_GAIN_EV = 4.4;
/** As in fits of whole spectra: windows with fewer counts are not fitted. */
const FEWEST_COUNTS = 12;

/** Time in ms, median of some runs after one that does not count. */
export interface MonthTiming {
  /** Every line of every batch fitted once. */
  readonly onceMs: number;
  readonly spectra: number;
  readonly lines: number;
  /** Those of them that have a position. */
  readonly fitted: number;
  /** The whole calibration as the workbench does it. */
  readonly chainMs: number;
}

interface Batch {
  readonly spectrum: Uint32Array;
  readonly peaks: readonly Peak[];
  readonly options: WindowOptions;
}

/** Every batch with its seeds and the shape that the whole run of its detector has. */
function batchesOf({ histograms, detectors, peaks }: Month): Batch[] {
  return detectors.flatMap((detector, i) => {
    const own = peaks[i];
    if (own === undefined) return [];
    const gainEvPerAdc = gainFromSeeds(own.whole, FALLBACK_GAIN_EV);
    const { template } = fitWholeSpectrum(
      totalSpectrumOf(histograms, detector),
      own.whole,
      gainEvPerAdc,
      DEFAULT_METHOD,
    );
    const options = { gainEvPerAdc, template, tail: 'fixed', width: 'free', ...DEFAULT_GEOMETRY } as const;
    return own.batches.map((seeds, batch) => ({
      spectrum: spectrumOf(histograms, detector, batch),
      peaks: seeds,
      options,
    }));
  });
}

async function timed(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let repeat = 0; repeat <= RUNS; repeat++) {
    const startedMs = performance.now();
    await run();
    if (repeat > 0) times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}

/** Times the fits of the month, one thread. */
export async function timeMonth(month: Month): Promise<MonthTiming> {
  const { histograms, detectors, peaks } = month;
  const batches = batchesOf(month);
  const fitAll = () => batches.map(({ spectrum, peaks: seeds, options }) => fitSpectrum(spectrum, seeds, options));
  const settings = { fallbackGainEvPerAdc: FALLBACK_GAIN_EV, seed: 1, screen: () => null, method: DEFAULT_METHOD };
  const input = { histograms, detectors, peaks, ...settings };
  const chain = async () => {
    const { references } = await calibrateDetectors(input, CONTEXT);
    return references.map((reference) => {
      const own = peaks[detectors.indexOf(reference.detector)];
      return own === undefined ? [] : batchCopperFits(histograms, reference, own);
    });
  };
  const fits = fitAll().flatMap((spectrum) => spectrum.fits);
  return {
    onceMs: await timed(fitAll),
    spectra: batches.length,
    lines: fits.length,
    fitted: fits.filter(({ status }) => status !== 'failed').length,
    chainMs: await timed(chain),
  };
}

/** The windows that these fits consist of, fitted. */
export function monthWindows(month: Month): FittedWindow[] {
  return batchesOf(month).flatMap(({ spectrum, peaks, options }) =>
    lineWindows(peaks, options, spectrum.length).flatMap((window) => {
      const counts = spectrum.subarray(window.firstAdc, window.lastAdc + 1).reduce((sum, n) => sum + n, 0);
      return counts < FEWEST_COUNTS ? [] : [fitWindow(spectrum, window, options)];
    }),
  );
}
