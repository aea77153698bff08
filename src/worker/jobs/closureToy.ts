import { deviationsAt, trueCalibrations } from '../../assess/closure/deviations';
import { responseAgainstTruth } from '../../assess/closure/response';
import type { ClosureToy } from '../../assess/closure/results';
import { COPPER_INTEREST, type Interest } from '../../assess/interest';
import type { AnalysisSettings } from '../../assess/results';
import { optimiseCopper } from '../../calibrate/optimiseCopper';
import type { Histograms } from '../../dataset/histograms';
import type { PeakFinder } from '../../peaks/peakFinder';
import type { Profile } from '../../physics/profile';
import type { SimulatedRun } from '../../simulate/planRun';
import { calibrateRun, FITS_TO } from './calibrateRun';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext } from './context';
import { stageOf } from './stage';

/** Share of a toy's time that the reference calibration takes: progress only. */
const CALIBRATED = 0.9;
const STAGE = 'Closure';

/** A simulated run whose truth is known: detectors of `run` and `histograms` in the same order. */
export interface KnownRun {
  readonly run: SimulatedRun;
  readonly histograms: Histograms;
  /** Other events of the same detectors, on which widths are compared: those that made the constants flatter them. */
  readonly replica: Histograms;
}

/**
 * The whole chain on a simulated run: screening, peaks, fits, standard, reference and optimised constants, held against the
 * truth. Folds are not made: what is compared is the truth itself.
 */
export async function closureToy(
  { run, histograms, replica }: KnownRun,
  toy: number,
  chain: { readonly profile: Profile; readonly settings: AnalysisSettings; readonly finder: PeakFinder },
  context: JobContext,
): Promise<ClosureToy> {
  // Of the batches' constants: the simulated spectra have no slices.
  const settings = { ...chain.settings, folds: 0, continuous: false };
  const calibrating = stageOf(context, STAGE, 0, CALIBRATED / FITS_TO);
  const calibrated = await calibrateRun(histograms, chain.profile, settings, chain.finder, calibrating);
  const { references, reference } = calibrated.full;
  const { bins } = calibrated;
  const interest = closedInterest(calibrated);
  const optimising = stageOf(context, STAGE, CALIBRATED, 1);
  const options = { line: calibrated.optimised };
  const { optimized } = await optimiseCopper(histograms, references, settings, optimising, options);
  const truth = trueCalibrations(
    run,
    histograms,
    references.map(({ detector }) => detector),
  );
  const lost = calibrated.channels.flatMap(({ detector, status, reason }) => {
    const key = histograms.detectors[detector];
    return status === 'ok' || key === undefined ? [] : [{ detector: key, reason: reason ?? '' }];
  });
  return {
    seed: run.seed,
    deviations: {
      reference: deviationsAt(reference, truth, toy, interest.line),
      optimized: deviationsAt(optimized, truth, toy, interest.line),
    },
    ...responseAgainstTruth(replica, { truth, reference, optimized }, calibrated.tail, settings.seed, {
      interest,
      bins,
    }),
    lost,
  };
}

/** Where constants are held against the truth: at the line of interest, where they are moved by it, else at copper. */
export function closedInterest({ interest, optimised }: Pick<CalibratedRun, 'interest' | 'optimised'>): Interest {
  return interest.line === optimised?.line ? interest : COPPER_INTEREST;
}
