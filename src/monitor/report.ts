import { ANOMALY_KINDS, type Anomaly } from '../dataset/anomaly';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { lineWidth } from './flags/lineWidth';
import { batchFlags, thresholdOf, type KindScores } from './flags/batchFlags';
import { detectorFlags, type DetectorEvidence } from './flags/detectorFlags';
import type { RunStatistics } from './statistics/all';
import { ratesOf } from './statistics/rate';
import type { MonitoredRun } from './statistics/statistic';
import { FEWEST_BATCHES } from './watch';

/** A value per (detector, batch) of the run, row major; null where there is none. */
export type ArrayMapValues = readonly (number | null)[];

/** What can be shown of every detector against time. */
export const WATCHED = ['score', 'rate', 'gain', 'offset', 'fwhm', 'position'] as const;
export type Watched = (typeof WATCHED)[number];

/** A step of the gain or of the baseline, for whoever cuts batches: the scale before and after it is not the same. */
export interface ScaleStep {
  readonly kind: 'gain-step' | 'baseline';
  readonly detector: number;
  /** When it happened, Unix seconds; null where the run has no times. */
  readonly start: number | null;
  readonly stop: number | null;
  /** Index of the batch in which, or at whose start, it happened. */
  readonly batch: number;
  /** How far the lines at the pivot move, eV. */
  readonly sizeEv: number;
  /** Of the flag. */
  readonly score: number;
}

/** What was seen of the array. */
export interface MonitorReport {
  readonly falseAlarmRate: number;
  /** Score from which on a test flags a spectrum, of every kind but jumps of the scale. */
  readonly threshold: number;
  readonly anomalies: readonly Anomaly[];
  /** Highest score of a detector in any test of any batch or of the run; null for one without an energy scale or faults. */
  readonly detectorScores: readonly (number | null)[];
  readonly watched: Readonly<Record<Watched, ArrayMapValues>>;
  /** One-sigma errors of `watched`, where they have any. */
  readonly errors: Readonly<Partial<Record<Watched, ArrayMapValues>>>;
  readonly steps: readonly ScaleStep[];
  /** Length of the slices in which steps were looked for, days; null where the batches themselves had to do. */
  readonly sliceDays: number | null;
  readonly hasAutoencoder: boolean;
  /** Good spectra, simulated from the run's own, that set the false alarms; null where tabulated ones are alike. */
  readonly ownGoodSpectra: number | null;
  /** How long the scoring took, without reading; null where nobody measured. */
  readonly scoringMs: number | null;
}

export interface ReportInput {
  readonly run: MonitoredRun;
  readonly made: RunStatistics;
  readonly scores: KindScores;
  /** Scores of the autoencoder, shape as a statistic. */
  readonly autoencoderScores: Float64Array;
  readonly evidence: DetectorEvidence;
  readonly falseAlarmRate: number;
  readonly sliceDays: number | null;
  readonly scoringMs: number | null;
  readonly ownGoodSpectra: number | null;
}

/** Flags, scores and time series of a run. */
export function monitorReport(input: ReportInput): MonitorReport {
  const { run, made, scores, evidence, falseAlarmRate, sliceDays, scoringMs } = input;
  const threshold = thresholdOf(falseAlarmRate, 'broad');
  const hasHistory = run.histograms.batches.length >= FEWEST_BATCHES;
  const anomalies = [
    ...detectorFlags(evidence, run, threshold),
    ...(hasHistory ? batchFlags(run, made, scores, falseAlarmRate) : []),
  ];
  const score = hasHistory ? highestScores(input) : spread(run, () => null);
  const batches = run.histograms.batches.length;
  const own = (detector: number) => [
    ...anomalies.filter((anomaly) => anomaly.detector === detector).map((anomaly) => anomaly.score),
    ...score.slice(detector * batches, (detector + 1) * batches).filter((value) => value !== null),
  ];
  return {
    falseAlarmRate,
    threshold,
    anomalies,
    detectorScores: run.histograms.detectors.map((_, detector) => highestOf(own(detector))),
    watched: { score, ...seriesOf(run) },
    errors: errorsOf(run),
    steps: stepsOf(made, run, anomalies),
    sliceDays,
    hasAutoencoder: made.reconstruction !== null,
    ownGoodSpectra: input.ownGoodSpectra,
    scoringMs,
  };
}

function highestOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

/** The highest score of each spectrum over all tests and the autoencoder. */
function highestScores({ run, scores, autoencoderScores }: ReportInput): ArrayMapValues {
  const batches = run.histograms.batches.length;
  return spread(run, (place, batch) => {
    const at = place * batches + batch;
    return Math.max(...ANOMALY_KINDS.map((kind) => scores[kind][at] ?? 0), autoencoderScores[at] ?? 0);
  });
}

function seriesOf(run: MonitoredRun): Readonly<Record<Exclude<Watched, 'score'>, ArrayMapValues>> {
  const rates = ratesOf(run);
  const batches = run.histograms.batches.length;
  const widths = run.detectors.map(({ aligned }) => lineWidth(aligned.mean.mean, run.profile));
  const compared = (place: number, batch: number) => run.detectors[place]?.aligned.batches[batch]?.comparison ?? null;
  const { pivotEv } = run.range;
  return {
    rate: spread(run, (place, batch) => rates[place * batches + batch] ?? NaN),
    // Shifts of a gain and an offset that together move the lines as seen: at the pivot, and with the energy.
    gain: spread(run, (place, batch) => 1e3 * (compared(place, batch)?.slope ?? NaN)),
    offset: spread(run, (place, batch) => {
      const found = compared(place, batch);
      return found === null ? NaN : found.shiftEv - found.slope * (pivotEv - (run.detectors[place]?.p[0] ?? 0));
    }),
    fwhm: spread(run, (place, batch) => {
      const usual = widths[place]?.fwhmEv ?? NaN;
      return Math.sqrt(Math.max(usual ** 2 + FWHM_PER_SIGMA ** 2 * (compared(place, batch)?.varianceEv2 ?? NaN), 0));
    }),
    position: spread(run, (place, batch) => compared(place, batch)?.shiftEv ?? NaN),
  };
}

function errorsOf(run: MonitoredRun): MonitorReport['errors'] {
  const widths = run.detectors.map(({ aligned }) => lineWidth(aligned.mean.mean, run.profile));
  const compared = (place: number, batch: number) => run.detectors[place]?.aligned.batches[batch]?.comparison ?? null;
  const { pivotEv } = run.range;
  return {
    rate: spread(run, (place, batch) => compared(place, batch)?.rateError ?? NaN),
    gain: spread(run, (place, batch) => 1e3 * Math.sqrt(compared(place, batch)?.scaleCovariance[2] ?? NaN)),
    offset: spread(run, (place, batch) => {
      const found = compared(place, batch);
      if (found === null) return NaN;
      const distance = pivotEv - (run.detectors[place]?.p[0] ?? 0);
      const [xx, xy, yy] = found.scaleCovariance;
      return Math.sqrt(Math.max(xx - 2 * distance * xy + distance ** 2 * yy, 0));
    }),
    fwhm: spread(run, (place, batch) => {
      const usual = widths[place]?.fwhmEv ?? NaN;
      return (FWHM_PER_SIGMA ** 2 * (compared(place, batch)?.varianceError ?? NaN)) / (2 * usual);
    }),
    position: spread(run, (place, batch) => Math.sqrt(compared(place, batch)?.scaleCovariance[0] ?? NaN)),
  };
}

/** Values of monitored detectors spread over all detectors of the run; null for the others and where not finite. */
function spread(run: MonitoredRun, value: (place: number, batch: number) => number | null): ArrayMapValues {
  const batches = run.histograms.batches.length;
  const all: (number | null)[] = Array.from({ length: run.histograms.detectors.length * batches }, () => null);
  run.detectors.forEach(({ detector }, place) => {
    for (let batch = 0; batch < batches; batch++) {
      const own = value(place, batch);
      all[detector * batches + batch] = own !== null && Number.isFinite(own) ? own : null;
    }
  });
  return all;
}

function stepsOf(made: RunStatistics, run: MonitoredRun, anomalies: readonly Anomaly[]): ScaleStep[] {
  return anomalies.flatMap(({ detector, batch, kind, score }) => {
    if ((kind !== 'gain-step' && kind !== 'baseline') || batch === null) return [];
    const place = run.detectors.findIndex((monitored) => monitored.detector === detector);
    const jump = made.jumps[place]?.[batch] ?? null;
    if (jump === null) return [];
    const sizeEv = kind === 'baseline' ? jump.offsetEv : jump.gainEv;
    return [{ kind, detector, batch, start: jump.start, stop: jump.stop, sizeEv, score }];
  });
}
