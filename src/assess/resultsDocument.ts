/**
 * The results file `halfmax-results.json`: schema `halfmax-results/1` of `public/schema/`. Pure: a run and what is known
 * of it in, a plain object out. What is missing is left empty: [] for a list, null for a figure or a part.
 */
import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { priorsOf } from '../calibrate/priorChoice';
import type { Anomaly } from '../dataset/anomaly';
import type { Histograms } from '../dataset/histograms';
import type { ChannelStatus, Run } from '../dataset/run';
import type { LocatedPeak } from '../dataset/peak';
import type { LineFit } from '../fit/lineFit';
import type { AdcReport } from '../peaks/realAdc/adcReport';
import { closureEntry } from './closure/closureEntry';
import { cuKaEntry, finite, interestEntry, measured, runKindEntry } from './figureEntries';
import { namingEntry } from './namingEntry';
import type { ClosureReport } from './closure/results';
import type { ErrorBudget } from './budget/results';
import { budgetEntry, limitEntry, optimisationOf } from './partEntries';
import { constantsInTime, isFiniteCalibration, validity } from './constantsInTime';
import type { Analysis, AnalysisSettings, CarriedFrom, LineRow, SpectrumName, Timings } from './results';

/** What a results file is made of; `analysis` is null before one, and after one that failed. */
export interface ResultsInput {
  readonly run: Run;
  readonly analysis: Analysis | null;
  /** Errors of the analysis's reference calibration; null where nobody asked for them. */
  readonly budget?: ErrorBudget | null;
  /** What was seen of the array; null or absent where nobody looked. */
  readonly monitor?: WatchedArray | null;
  /** Closure test of the analysis; null likewise. */
  readonly closure?: ClosureReport | null;
  readonly app: { readonly version: string; readonly commit: string };
  /** Settings of the page, for a run without analysis; an analysis has its own. */
  readonly settings: AnalysisSettings;
  /** Backend of the session, for a run without analysis. */
  readonly backend: { readonly name: string; readonly adapter: string } | null;
}

/** What the file says of the monitoring (the room for which lies above this one). */
export interface WatchedArray {
  readonly falseAlarmRate: number;
  readonly threshold: number;
  readonly sliceDays: number | null;
  readonly hasAutoencoder: boolean;
  readonly anomalies: readonly Anomaly[];
  readonly detectorScores: readonly (number | null)[];
}

export type ResultsDocument = ReturnType<typeof resultsDocument>;

const NO_TIMINGS: Timings = {
  ingestMs: null,
  peaksMs: null,
  fitMs: null,
  optimiseMs: null,
  assessMs: null,
  totalMs: null,
};

/** The document: energies in eV, times in Unix seconds, numbers finite or null, never NaN. */
export function resultsDocument(input: ResultsInput) {
  const { run, analysis, budget, closure, monitor = null, app, settings, backend } = input;
  const { histograms } = run;
  const place = placeIn(histograms);
  const rows = (set: SpectrumName) => calibrationRows(histograms, analysis, set);
  return {
    schema: 'halfmax-results/1' as const,
    app: { name: 'halfmax' as const, version: app.version, commit: app.commit },
    backend: analysis?.backend ?? backend ?? { name: null, adapter: null },
    dataset: datasetOf(run),
    settings: withPriors(analysis?.settings ?? settings),
    channels: (analysis?.channels ?? []).map((channel) =>
      channelEntry(
        histograms,
        channel,
        monitor?.detectorScores[channel.detector] ?? null,
        analysis?.adc[channel.detector],
      ),
    ),
    peaks: (analysis?.peaks ?? []).map((peak) => peakEntry(place, peak)),
    fits: (analysis?.fits ?? []).map((fit) => fitEntry(place, fit)),
    calibration: {
      standard: rows('standard'),
      reference: rows('reference'),
      optimized: rows('optimized'),
    },
    runKinds: (analysis?.runKinds ?? []).map((kind) => runKindEntry(kind, analysis?.interest.line ?? 'CuKa')),
    residuals: (analysis?.residuals ?? []).map(({ detector, line, residualEv, errorEv }) => {
      const { bus, sdd } = place(detector, null);
      return { bus, sdd, line, residualEv: finite(residualEv), errorEv: finite(errorEv) };
    }),
    drift: analysis?.drift ?? null,
    anomalies: (monitor?.anomalies ?? []).map((anomaly) => anomalyEntry(histograms, anomaly)),
    monitor: monitor === null ? null : monitorEntry(monitor),
    optimisation: analysis === null ? null : optimisationOf(analysis),
    cuKa: (analysis?.cuKa ?? []).map(cuKaEntry),
    interest: analysis === null ? null : interestEntry(analysis.interest),
    verdict: analysis === null ? null : { ...analysis.verdict, gainEv: measured(analysis.verdict.gainEv) },
    lines: (analysis?.lines ?? []).map(lineEntry),
    predictedFwhm: analysis?.predictedFwhmEv == null ? null : measured(analysis.predictedFwhmEv),
    upperLimit: analysis?.upperLimit == null ? null : limitEntry(analysis.upperLimit),
    displacements: (analysis?.displacements ?? []).map(({ detector, batch, value }) => {
      return { ...place(detector, batch), value: finite(value) };
    }),
    errorBudget: budget == null ? null : budgetEntry(budget),
    closure: closure == null ? null : closureEntry(closure),
    timings: timingsOf(analysis?.timings ?? NO_TIMINGS),
    warnings: [...run.warnings, ...(analysis?.warnings ?? []), ...leftOutWarning(analysis)],
  };
}

function datasetOf({ files, histograms, named }: Run) {
  const sum = (values: Uint32Array) => values.reduce((total, n) => total + n, 0);
  return {
    files: files.map(({ name, bytes, sha256, format, events }) => ({ name, bytes, sha256, format, events })),
    sdds: histograms.detectors.length,
    batches: histograms.batches.length,
    events: sum(histograms.counts),
    overflow: sum(histograms.overflow),
    ...validity(histograms, null),
    naming: named === undefined ? null : namingEntry(named),
  };
}

type Place = (
  detector: number,
  batch: number | null,
) => { readonly bus: number | null; readonly sdd: number | null; readonly batch: number | null };

/** Turns a detector's index into its number, beside the index of the batch. */
function placeIn({ detectors }: Histograms): Place {
  return (detector, batch) => {
    const key = detectors[detector];
    return { bus: key?.bus ?? null, sdd: key?.sdd ?? null, batch };
  };
}

function channelEntry(
  { detectors }: Histograms,
  { detector, status, reason }: ChannelStatus,
  anomalyScore: number | null,
  adc?: AdcReport,
) {
  const key = detectors[detector];
  return {
    bus: key?.bus ?? null,
    sdd: key?.sdd ?? null,
    status,
    reason,
    anomalyScore: finite(anomalyScore),
    comb: adc?.comb ? { period: adc.comb.period, amplitude: adc.comb.amplitude, widths: [...adc.comb.widths] } : null,
    noiseSpikes: (adc?.spikes ?? []).map((spike) => ({
      adc: spike.adc,
      sigmaAdc: spike.sigmaAdc,
      counts: spike.counts,
    })),
  };
}

function anomalyEntry(histograms: Histograms, { detector, batch, kind, score, reason, part }: Anomaly) {
  return {
    ...placeIn(histograms)(detector, batch),
    ...validity(histograms, batch),
    kind,
    score: finite(score),
    reason,
    part: part === null ? null : { from: finite(part.from), to: finite(part.to), unit: part.unit },
  };
}

function monitorEntry({ falseAlarmRate, threshold, sliceDays, hasAutoencoder }: WatchedArray) {
  return { falseAlarmRate, threshold: finite(threshold), sliceDays, hasAutoencoder };
}

function peakEntry(place: Place, { detector, batch, line, adc, adcError, probability, finder }: LocatedPeak) {
  return {
    ...place(detector, batch),
    line,
    adc: finite(adc),
    adcError: finite(adcError),
    probability: finite(probability),
    finder,
  };
}

function fitEntry(place: Place, fit: LineFit) {
  return {
    ...place(fit.detector, fit.batch),
    line: fit.line,
    adc: finite(fit.adc),
    adcError: finite(fit.adcError),
    sigmaAdc: finite(fit.sigmaAdc),
    counts: finite(fit.counts),
    chi2: finite(fit.chi2),
    ndf: finite(fit.ndf),
    status: fit.status,
    why: fit.why,
  };
}

function calibrationRows(run: Histograms, analysis: Analysis | null, set: SpectrumName) {
  const place = placeIn(run);
  const rows = analysis === null ? [] : constantsInTime(run, analysis, set);
  const origins = new Map((analysis?.carried ?? []).map((own) => [originKey(own.detector, own.batch), own]));
  return rows.map(({ detector, batch, start, stop, p, covariance, status }) => ({
    ...place(detector, batch),
    start,
    stop,
    p: [...p],
    covariance: covariance?.every(Number.isFinite) === true ? [...covariance] : null,
    status,
    ...carriedEntry(set === 'standard' ? undefined : origins.get(originKey(detector, batch))),
  }));
}

function originKey(detector: number, batch: number | null): string {
  return `${String(detector)}/${String(batch)}`;
}

/** Which calibration runs constants were carried from; nothing where they are their own. */
function carriedEntry(origin: CarriedFrom | undefined) {
  if (origin === undefined) return {};
  const { how, from, share, distanceDays } = origin;
  return { carried: { how, fromBatches: [...from], share, distanceDays } };
}

function leftOutWarning(analysis: Analysis | null): string[] {
  const sets = analysis === null ? [] : Object.values<readonly LocatedCalibration[]>({ ...analysis.calibration });
  const leftOut = sets.flat().filter((row) => !isFiniteCalibration(row)).length;
  return leftOut === 0 ? [] : [`${String(leftOut)} rows of constants are not finite and were left out`];
}

function lineEntry(row: LineRow) {
  return {
    spectrum: row.spectrum,
    crossValidated: row.crossValidated,
    line: row.line,
    position: measured(row.position),
    tabulated: row.tabulatedEv,
    expected: row.expectedEv,
    fwhm: measured(row.fwhm),
  };
}

function timingsOf(timings: Timings) {
  return {
    ingestMs: finite(timings.ingestMs),
    peaksMs: finite(timings.peaksMs),
    fitMs: finite(timings.fitMs),
    optimiseMs: finite(timings.optimiseMs),
    assessMs: finite(timings.assessMs),
    totalMs: finite(timings.totalMs),
  };
}

/** Settings with the priors that took part, be they chosen or those of the loss. */
function withPriors(settings: AnalysisSettings) {
  return { ...settings, priors: priorsOf(settings) };
}
