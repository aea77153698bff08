import type { AnalysisSettings } from '../../assess/results';
import { spectrumBins } from '../../assess/energyBins';
import { interestOf } from '../../assess/interest';
import { lineGroups } from '../../assess/lineGroups';
import { predictedFwhm, predictedInterestFwhm, tailOf } from '../../assess/runResponse';
import { sumInSample } from '../../assess/summedSpectrum';
import {
  calibrateDetectors,
  locatedPeaks,
  type CalibrationChain,
  type ChainInput,
  type DetectorScreen,
} from '../../calibrate/chain';
import { carriedBatches } from '../../calibrate/carry/carriedBatches';
import { carryInto } from '../../calibrate/carry/carryInto';
import { referenceInSlices } from '../../calibrate/continuous';
import { optimisedLineOf } from '../../calibrate/optimisedLine';
import { DEFAULT_METHOD } from '../../calibrate/reference/method';
import { batchCopperFits } from '../../calibrate/reference/copperFits';
import type { DetectorPeaks } from '../../calibrate/reference/detectorReference';
import { splitTimes } from '../../dataset/batchSplit';
import { detectorLabel } from '../../dataset/detector';
import { HalfmaxError } from '../../dataset/errors';
import type { SlicedRun } from '../../dataset/batchesOfSlices';
import { totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { ChannelStatus } from '../../dataset/run';
import type { TaskContext } from '../../dataset/task';
import { describeStrongPeak, strongUnknownPeak } from '../../monitor/strongPeak';
import type { LineFit } from '../../fit/lineFit';
import type { PeakFinder } from '../../peaks/peakFinder';
import type { Profile } from '../../physics/profile';
import { adcReports, screenCleaned } from './adcReports';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext } from './context';
import { findPeaks, type Search } from './findPeaks';
import { stageOf } from './stage';
import { foldInTime, type RunInTime } from './timeView';
import { usableCorrections } from './usableCorrections';
import { withoutCarried } from './withoutCarried';

/** Share of the whole analysis that each part takes: progress only. */
const ADC_TO = 0.03;
const PEAKS_TO = 0.06;
/** Without folds nothing comes after this. */
export const FITS_TO = 0.2;
const FOLDS_TO = 0.6;

/**
 * From histograms to the reference calibration, for all events and again without each fold: peaks, fits, curvature and
 * templates are made anew for every fold. Where there are calibration runs, they alone are calibrated on, and their constants
 * are carried to the physics runs. Only the selection of channels is that of the full run (CONTRACT.md). With the same
 * run in slices the scale is continuous in time.
 */
export async function calibrateRun(
  run: Histograms,
  profile: Profile,
  settings: AnalysisSettings,
  finder: PeakFinder,
  context: JobContext,
  runSliced: SlicedRun | null = null,
): Promise<CalibratedRun> {
  const carried = carriedBatches(run, profile.labels);
  const { histograms, sliced } = withoutCarried({ histograms: run, sliced: runSliced }, carried);
  const reports = await adcReports(histograms, profile, stageOf(context, 'Peaks', 0, ADC_TO));
  const screened = applyOverrides(histograms, screenCleaned(histograms, reports), settings);
  const candidates = takingPart(screened);
  const startedMs = context.nowMs();
  const { corrections, warnings } = usableCorrections(histograms, profile, settings.peakCorrections);
  const search = { profile, finder, corrections, cleanAdc: settings.cleanAdc };
  const known = settings.cleanAdc ? candidates.flatMap((detector) => reports[detector] ?? []) : null;
  const stage = stageOf(context, 'Peaks', ADC_TO, PEAKS_TO);
  const { peaks, replaced } = await findPeaks(histograms, candidates, search, stage, known);
  const peaksDoneMs = context.nowMs();
  const input = { detectors: candidates, peaks, sliced, ...chainSettings(histograms, profile, settings) };
  const noisy = new Set<number>();
  const screen = strongPeakScreen(histograms, settings, profile, noisy);
  const own = await calibrateDetectors({ ...input, histograms, screen }, stageOf(context, 'Fit', PEAKS_TO, FITS_TO));
  const carry = (chain: CalibrationChain) =>
    carried === null ? chain : carryInto(chain, { batches: run.batches, carried, sliced });
  const full = carry(own);
  const copperFits = copperFitsOf(histograms, full, (detector) => peaks[candidates.indexOf(detector)], carried);
  const channels = setAsideIn(screened, full, noisy);
  if (full.references.length === 0) throw nothingCalibrated(channels);
  const fitDoneMs = context.nowMs();
  const inTime = { histograms: run, sliced: runSliced };
  const folds = await calibrateFolds(inTime, carried, takingPart(channels), search, settings, context);
  return {
    settings,
    histograms: run,
    calibratedOn: histograms,
    carried,
    channels,
    adc: settings.cleanAdc ? reports : [],
    peaks: locatedPeaks(input),
    replacedPeaks: replaced,
    fits: [...full.fits, ...copperFits],
    sliced: runSliced,
    input,
    full,
    folds: folds.map(carry),
    lines: { groups: lineGroups(profile), hasCopper: profile.knownLines.includes('CuKa') },
    interest: interestOf(profile),
    optimised: optimisedLineOf(profile),
    bins: spectrumBins(profile),
    ...responseOf({ histograms, sliced }, full, profile, settings),
    budget: null,
    closure: null,
    peaksMs: peaksDoneMs - startedMs,
    fitMs: fitDoneMs - peaksDoneMs,
    foldsMs: context.nowMs() - fitDoneMs,
    warnings: [...warnings, ...missingInFolds(histograms, folds)],
  };
}

/** Fits of copper in the batches that have lines of their own. */
function copperFitsOf(
  histograms: Histograms,
  { references }: CalibrationChain,
  peaksOf: (detector: number) => DetectorPeaks | undefined,
  carried: readonly boolean[] | null,
): LineFit[] {
  return references.flatMap((reference) => {
    const own = peaksOf(reference.detector);
    const fits = own === undefined ? [] : batchCopperFits(histograms, reference, own);
    return fits.filter(({ batch }) => batch === null || carried?.[batch] !== true);
  });
}

/** What the summed spectrum on the reference scale says of the line shape. */
function responseOf(
  { histograms, sliced }: RunInTime,
  full: CalibrationChain,
  profile: Profile,
  { seed }: AnalysisSettings,
): Pick<CalibratedRun, 'tail' | 'predictedFwhmEv' | 'interestFwhmEv'> {
  const bins = spectrumBins(profile);
  const summed =
    sliced === null
      ? sumInSample(histograms, full.reference, 'reference', seed, bins)
      : sumInSample(sliced.slices, referenceInSlices(full.references, sliced), 'reference', seed, bins);
  const tail = tailOf(summed);
  // Lines of any elements may overlap: their widths then predict nothing.
  if (profile.intensitySpread > 1) return { tail, predictedFwhmEv: null, interestFwhmEv: null };
  const predictedFwhmEv = predictedFwhm(full.references, summed, tail);
  const interest = interestOf(profile);
  const isCopper = interest.line === 'CuKa';
  const interestFwhmEv = isCopper ? predictedFwhmEv : predictedInterestFwhm(full.references, summed, tail, interest);
  return { tail, predictedFwhmEv, interestFwhmEv };
}

async function calibrateFolds(
  run: RunInTime,
  carried: readonly boolean[] | null,
  detectors: readonly number[],
  search: Search,
  settings: AnalysisSettings,
  context: TaskContext,
): Promise<CalibrationChain[]> {
  const chains: CalibrationChain[] = [];
  // What is found besides makes no constants.
  const needed = { ...search, profile: { ...search.profile, alsoFind: [] } };
  for (let fold = 0; fold < settings.folds; fold++) {
    const share = (done: number) => FITS_TO + ((FOLDS_TO - FITS_TO) * (fold + done)) / settings.folds;
    const name = `Cross-validate, fold ${String(fold + 1)} of ${String(settings.folds)}`;
    // The split is that of all events: what is held out later is what was left out here.
    const { histograms: training, sliced } = withoutCarried(foldInTime(run, fold, settings).training, carried);
    // What the user saw before holds without the fold as well: it was not read off these events by the finder.
    const { peaks } = await findPeaks(training, detectors, needed, stageOf(context, name, share(0), share(0.3)));
    const start = chainSettings(training, search.profile, settings);
    const input = { histograms: training, sliced, detectors, peaks, ...start, screen: () => null };
    chains.push(await calibrateDetectors(input, stageOf(context, name, share(0.3), share(1))));
  }
  return chains;
}

function chainSettings(
  histograms: Histograms,
  profile: Profile,
  { seed, lineEnergies, batchSplits }: AnalysisSettings,
): Pick<ChainInput, 'fallbackGainEvPerAdc' | 'seed' | 'method' | 'splits'> {
  const [lowest, highest] = profile.gainRangeEvPerAdc;
  const method = { ...DEFAULT_METHOD, lineEnergies, lines: profile.calibrationLines, resolution: profile.resolution };
  const splits = splitTimes(histograms, batchSplits ?? []);
  return { fallbackGainEvPerAdc: Math.sqrt(lowest * highest), seed, method, splits };
}

function takingPart(channels: readonly ChannelStatus[]): number[] {
  return channels.filter((channel) => channel.status === 'ok').map((channel) => channel.detector);
}

function overrideOf({ detectors }: Histograms, detector: number, settings: AnalysisSettings): 'ok' | 'excluded' | null {
  const key = detectors[detector];
  return key === undefined ? null : (settings.channelOverrides[detectorLabel(key)] ?? null);
}

function applyOverrides(
  histograms: Histograms,
  channels: readonly ChannelStatus[],
  settings: AnalysisSettings,
): ChannelStatus[] {
  return channels.map((channel) => {
    const override = overrideOf(histograms, channel.detector, settings);
    if (override === 'ok') return { detector: channel.detector, status: 'ok', reason: null };
    if (override === 'excluded') return { ...channel, status: 'excluded', reason: 'Set aside by hand.' };
    return channel;
  });
}

/** Sets aside detectors with a strong peak that is no known line, unless the user wants them; notes them in `noisy`. */
function strongPeakScreen(
  histograms: Histograms,
  settings: AnalysisSettings,
  profile: Profile,
  noisy: Set<number>,
): DetectorScreen {
  return (detector, standard) => {
    if (overrideOf(histograms, detector, settings) === 'ok') return null;
    const peak = strongUnknownPeak(totalSpectrumOf(histograms, detector), standard, profile);
    if (peak === null) return null;
    noisy.add(detector);
    return describeStrongPeak(peak);
  };
}

/** What the chain set aside: `noisy` for a strong peak that is no line, others since they show no lines to calibrate by. */
function setAsideIn(
  channels: readonly ChannelStatus[],
  { setAside }: CalibrationChain,
  noisy: ReadonlySet<number>,
): ChannelStatus[] {
  return channels.map((channel) => {
    const found = setAside.find(({ detector }) => detector === channel.detector);
    if (found === undefined) return channel;
    const fault = noisy.has(channel.detector) ? 'noise-spike' : 'dead';
    return { ...channel, status: 'excluded', reason: found.reason, fault };
  });
}

/** Detectors that could not be calibrated without a fold: their held-out events are missing in the cross-validation. */
function missingInFolds(histograms: Histograms, folds: readonly CalibrationChain[]): string[] {
  return folds.flatMap(({ setAside }, fold) =>
    setAside.map(({ detector, reason }) => {
      const key = histograms.detectors[detector];
      const name = key === undefined ? String(detector) : detectorLabel(key);
      return `SDD ${name} is missing in fold ${String(fold + 1)} of the cross-validated rows. ${reason}`;
    }),
  );
}

function nothingCalibrated(channels: readonly ChannelStatus[]): HalfmaxError {
  const [first] = channels.filter((channel) => channel.reason !== null);
  const example =
    first === undefined ? '' : ` ${channels.length === 1 ? 'Why' : 'First of them'}: ${first.reason ?? ''}`;
  const all = channels.length === 1 ? 'The SDD could not' : `None of the ${String(channels.length)} SDDs could`;
  return new HalfmaxError(
    'analysis',
    `${all} be calibrated.${example} Check the profile, or include SDDs by hand under Channels.`,
  );
}
