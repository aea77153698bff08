import type { SlicedRun } from '../dataset/batchesOfSlices';
import type { SplitTimes } from '../dataset/batchSplit';
import type { Histograms } from '../dataset/histograms';
import type { LocatedPeak } from '../dataset/peak';
import type { TaskContext } from '../dataset/task';
import type { LineFit } from '../fit/lineFit';
import type { LocatedCalibration } from './energyCalibration';
import { referenceCalibrations, type LocatedReference } from './optimiseCopper';
import type { CalibrationMethod } from './reference/method';
import { referenceOf, standardOf, type DetectorPeaks, type DetectorStandard } from './reference/detectorReference';

/** A detector that cannot be calibrated or must not be, and why, in words. */
export interface SetAside {
  readonly detector: number;
  readonly reason: string;
}

/** Judges a detector once its standard calibration is known; a reason sets it aside, null keeps it. */
export type DetectorScreen = (detector: number, standard: DetectorStandard) => string | null;

/** From peaks to standard and reference calibration, for all detectors that take part. */
export interface CalibrationChain {
  readonly setAside: readonly SetAside[];
  readonly standard: readonly LocatedCalibration[];
  readonly reference: readonly LocatedCalibration[];
  readonly references: readonly LocatedReference[];
  readonly standards: readonly { readonly detector: number; readonly standard: DetectorStandard }[];
  /** Fits of the batches, then of the whole run (batch null). */
  readonly fits: readonly LineFit[];
}

/** What the chain is run on. `peaks` has one entry per entry of `detectors` (indices into `Histograms`). */
export interface ChainInput {
  readonly histograms: Histograms;
  readonly detectors: readonly number[];
  readonly peaks: readonly DetectorPeaks[];
  /** Gain in eV per channel where seeds do not give one. */
  readonly fallbackGainEvPerAdc: number;
  readonly seed: number;
  readonly screen: DetectorScreen;
  readonly method: CalibrationMethod;
  /** The same events in slices where the scale is to be continuous in time; else null or absent. */
  readonly sliced?: SlicedRun | null;
  /** Where the scale of a detector jumped; absent where none is known to. */
  readonly splits?: SplitTimes;
}

/** Runs the chain detector by detector; nothing is thrown for a detector that cannot be calibrated: it is set aside. */
export async function calibrateDetectors(input: ChainInput, context: TaskContext): Promise<CalibrationChain> {
  const { histograms, detectors, peaks, seed, screen, method, sliced = null, splits } = input;
  const setAside: SetAside[] = [];
  const standards: { detector: number; standard: DetectorStandard }[] = [];
  const references: LocatedReference[] = [];
  for (const [i, detector] of detectors.entries()) {
    context.onProgress({ stage: 'Fit', fraction: i / detectors.length });
    await context.breathe();
    const own = peaks[i] ?? { whole: [], batches: [], removed: [] };
    const gain = histograms.stated[detector]?.gainEvPerAdc ?? input.fallbackGainEvPerAdc;
    const standard = standardOf(histograms, detector, own.whole, gain, method);
    const reason = standard === null ? whyNone(own) : screen(detector, standard);
    if (standard === null || reason !== null) {
      setAside.push({ detector, reason: reason ?? '' });
      continue;
    }
    standards.push({ detector, standard });
    const known = { sliced, splitsS: splits?.get(detector) ?? [] };
    references.push({ detector, reference: referenceOf(histograms, detector, own, standard, seed, method, known) });
  }
  return {
    setAside,
    standards,
    references,
    standard: standards.map(({ detector, standard }) => ({ ...standard.calibration, detector, batch: null })),
    reference: referenceCalibrations(references),
    fits: allFits(standards, references),
  };
}

function whyNone({ whole }: DetectorPeaks): string {
  if (whole.length < 2)
    return `No calibration: ${String(whole.length)} known lines found in its spectrum, two are needed.`;
  return `No calibration: fewer than two of the ${String(whole.length)} lines found could be fitted on a rising scale.`;
}

function allFits(standards: CalibrationChain['standards'], references: readonly LocatedReference[]): LineFit[] {
  return [
    ...references.flatMap(({ detector, reference }) => reference.fits.map((fit) => ({ ...fit, detector }))),
    ...standards.flatMap(({ detector, standard }) =>
      standard.fit.fits.map((fit) => ({ ...fit, detector, batch: null })),
    ),
  ];
}

/** Every peak of the chain's input with its place; peaks of the whole run are left out, as the results file has none. */
export function locatedPeaks({ detectors, peaks }: Pick<ChainInput, 'detectors' | 'peaks'>): LocatedPeak[] {
  return detectors.flatMap((detector, i) =>
    (peaks[i]?.batches ?? []).flatMap((own, batch) => own.map((peak) => ({ ...peak, detector, batch }))),
  );
}
