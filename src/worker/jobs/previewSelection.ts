import type { AnalysisSettings } from '../../assess/results';
import { selectionFigures, type CalibratedSelection } from '../../assess/selectionEffect';
import { calibrateDetectors, type CalibrationChain } from '../../calibrate/chain';
import { carryInto } from '../../calibrate/carry/carryInto';
import { referenceInSlices } from '../../calibrate/continuous';
import type { DetectorPeaks } from '../../calibrate/reference/detectorReference';
import { splitTimes, type BatchSplit } from '../../dataset/batchSplit';
import { detectorLabel } from '../../dataset/detector';
import { HalfmaxError } from '../../dataset/errors';
import type { Histograms } from '../../dataset/histograms';
import type { Run } from '../../dataset/run';
import { runWithout, type ExcludedStretch } from '../../dataset/selection';
import { createFinder } from '../../peaks/createFinder';
import { profileFor } from '../../physics/profileShape';
import type { CalibratedRun } from './calibratedRun';
import type { Job, JobContext } from './context';
import { findPeaks } from './findPeaks';
import { profileIn } from './profileIn';
import { stageOf } from './stage';
import { inTimeOf, type RunInTime } from './timeView';
import { usableCorrections } from './usableCorrections';
import { withoutCarried } from './withoutCarried';

const STAGE = 'Effect of the selection';

/**
 * What a selection would do to the line of interest of the last analysis: left out and split as asked, peaks and constants made
 * anew for the detectors that this changes. Which detectors take part stays as the last analysis had it.
 */
export const previewSelection: Job<'previewSelection'> = async (input, context) => {
  const { loaded, calibrated } = context.workspace;
  if (loaded === null || calibrated === null) {
    throw new HalfmaxError('empty', 'There is no calibration yet: run the analysis first');
  }
  const { settings, full } = calibrated;
  const now = selectionFigures(selectionOf(calibrated, full, calibrated), settings.seed);
  await context.breathe();
  const run = inTimeOf(runWithout(loaded.run, input.excluded), settings);
  const chain = await chainOf(run, calibrated, input, loaded.run, stageOf(context, STAGE, 0, 1));
  return {
    line: calibrated.interest.line,
    now,
    then: selectionFigures(selectionOf(run, chain, calibrated), settings.seed),
  };
};

type References = Pick<CalibrationChain, 'standard' | 'reference' | 'references'>;

interface Selection {
  readonly excluded: readonly ExcludedStretch[];
  readonly splits: readonly BatchSplit[];
  readonly detectors: readonly string[];
}

/** The last chain, with detectors anew whose spectra or splits differ, and without those that are set aside. */
async function chainOf(
  run: RunInTime,
  calibrated: CalibratedRun,
  { excluded, splits, detectors: out }: Selection,
  { histograms: { detectors } }: Run,
  context: JobContext,
): Promise<References> {
  const { full, input, settings, carried } = calibrated;
  const { histograms, sliced } = withoutCarried(run, carried);
  const label = (detector: number) => {
    const key = detectors[detector];
    return key === undefined ? '' : detectorLabel(key);
  };
  const known = decisionsOf(settings);
  const isSame = (detector: number) => {
    const own = (all: readonly { readonly detector: string }[]) =>
      JSON.stringify(all.filter((one) => one.detector === label(detector)));
    return own(known.excluded) === own(excluded) && own(known.splits) === own(splits);
  };
  const taking = full.references.filter(({ detector }) => !out.includes(label(detector)));
  const kept = new Set(taking.flatMap(({ detector }) => (isSame(detector) ? [detector] : [])));
  const changed = taking.flatMap(({ detector }) => (kept.has(detector) ? [] : [detector]));
  const anew = await calibrateDetectors(
    {
      ...input,
      histograms,
      sliced,
      detectors: changed,
      peaks: await peaksOf(histograms, changed, settings, context),
      splits: splitTimes(histograms, splits),
      screen: () => null,
    },
    context,
  );
  const isKept = ({ detector }: { readonly detector: number }) => kept.has(detector);
  const chain = {
    standard: [...full.standard.filter(isKept), ...anew.standard],
    reference: [...full.reference.filter(isKept), ...anew.reference],
    references: [...full.references.filter(isKept), ...anew.references],
  };
  return carried === null ? chain : carryInto(chain, { batches: run.histograms.batches, carried, sliced });
}

/** Peaks of some detectors, found as an analysis finds them. */
async function peaksOf(
  histograms: Histograms,
  detectors: readonly number[],
  settings: AnalysisSettings,
  context: JobContext,
): Promise<readonly DetectorPeaks[]> {
  if (detectors.length === 0) return [];
  const { workspace, loadModel } = context;
  const profile = profileFor(profileIn(workspace, settings.profile), histograms.channelCount);
  const { corrections } = usableCorrections(histograms, profile, settings.peakCorrections);
  const finder = await createFinder(settings.finder, profile, { load: loadModel, own: workspace.models });
  const search = { profile, finder, corrections, cleanAdc: settings.cleanAdc };
  const found = await findPeaks(histograms, detectors, search, context).finally(finder.dispose);
  return found.peaks;
}

function decisionsOf({ excludedStretches = [], batchSplits = [] }: AnalysisSettings) {
  return { excluded: excludedStretches, splits: batchSplits };
}

function selectionOf(
  { histograms, sliced }: RunInTime,
  { standard, reference, references }: References,
  { interest, bins }: Pick<CalibratedRun, 'interest' | 'bins'>,
): CalibratedSelection {
  if (sliced === null) return { spectra: histograms, standard, reference, interest, bins };
  return { spectra: sliced.slices, standard, reference: referenceInSlices(references, sliced), interest, bins };
}
