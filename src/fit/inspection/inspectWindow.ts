import type { Peak } from '../../dataset/peak';
import { poissonInterval } from '../../math/poissonInterval';
import { tabulatedEnergyEv, type LineId } from '../../physics/lines';
import { sigmaAtEv } from '../../physics/resolution';
import { fitModel, type FittedWindow } from '../fitWindow';
import { judgeCounts, judgeWindow } from '../judgement';
import { lineWindows, type LineWindow } from '../lineWindow';
import { minos } from '../minos';
import { buildModel } from '../model/language';
import type { Parameter } from '../parameter';
import { unitOf, type WindowModel, type WindowOptions } from '../windowModel';
import { changedModel, changedWindow } from './changedModel';
import { correlationOf } from './correlation';
import type { FitChanges } from './fitChanges';
import type { Estimate, FitInspection, InspectedFit, InspectionDepth } from './fitInspection';
import { devianceResiduals } from './residuals';

/**
 * Looks into the fit of the window in which `line` lies: the same counts, model, starts and minimiser as the fit of the
 * analysis (`fitSpectrum`), so that without `changes` it ends in the same place.
 *
 * @param spectrum counts per ADC channel
 * @param peaks the seeds that the analysis started from
 * @param options its options, with the tail fixed
 * @returns null where `line` has no seed, or one outside the spectrum
 */
export function inspectWindow(
  spectrum: Uint32Array,
  peaks: readonly Peak[],
  line: LineId,
  options: WindowOptions,
  changes: FitChanges = {},
  depth: InspectionDepth = 'fit',
): FitInspection | null {
  const { gainEvPerAdc, template } = options;
  const windows = lineWindows(peaks, options, spectrum.length);
  const whole = windows.find((candidate) => candidate.peaks.some((peak) => peak.line === line));
  const first = whole?.peaks[0];
  if (whole === undefined || first === undefined) return null;
  const sigmaAdc = sigmaAtEv(template.resolution, tabulatedEnergyEv(first.line)) / gainEvPerAdc;
  const window = changedWindow(whole, changes.range, sigmaAdc, spectrum.length);
  const model = changedModel(spectrum, window, options, changes);
  const intervals = Array.from(model.counts, poissonInterval);
  return {
    lines: window.peaks.map((peak) => peak.line),
    range: { firstAdc: window.firstAdc, lastAdc: window.lastAdc },
    profile: changes.profile ?? options.profile,
    bins: model.region.bins,
    counts: model.counts,
    countsLow: Float64Array.from(intervals, ({ low }) => low),
    countsHigh: Float64Array.from(intervals, ({ high }) => high),
    parameters: linesFirst(model.parameters).flatMap((i) => {
      const parameter = model.parameters[i];
      return parameter === undefined ? [] : [{ ...parameter, unit: unitOf(parameter.name) }];
    }),
    startExpected: expectedAtStart(model),
    fit: depth === 'start' ? null : inspectedFit(spectrum, window, fitModel(model, window, options), depth),
  };
}

/** The lines of each window of a spectrum, both ascending. */
export function linesTogether(peaks: readonly Peak[], options: WindowOptions, channelCount: number): LineId[][] {
  const windows = lineWindows(peaks, options, channelCount);
  return windows.map((window) => window.peaks.map((peak) => peak.line));
}

function expectedAtStart({ region, parameters, counts }: WindowModel): Float64Array {
  const expected = new Float64Array(counts.length);
  const starts = Float64Array.from(parameters, ({ start }) => start);
  buildModel(region, parameters).model(starts, expected, new Float64Array(starts.length * counts.length));
  return expected;
}

function inspectedFit(
  spectrum: Uint32Array,
  window: LineWindow,
  fitted: FittedWindow,
  depth: InspectionDepth,
): InspectedFit {
  const { fit, built, region, parameters, counts, expected, goodness } = fitted;
  const parts = built.partsAt(fit.values);
  const order = linesFirst(parameters);
  return {
    ...goodness,
    expected,
    components: region.components.map(({ label }, i) => ({ label, expected: parts[i] ?? new Float64Array() })),
    residuals: devianceResiduals(counts, expected),
    estimates: order.map((i) => estimateOf(fitted, i, depth === 'minos')),
    correlation: correlationOf(fit, parameters, order),
    cost: fit.cost,
    edm: fit.edm,
    converged: fit.converged,
    lines: judgeCounts(spectrum, window) ?? judgeWindow(window, fitted),
  };
}

/** Indices of the parameters in the order in which they are read: those of the lines, then what the lines share. */
function linesFirst(parameters: readonly Parameter[]): number[] {
  const isShared = ({ name }: Parameter) => !name.endsWith(' position') && !name.endsWith(' area');
  return [false, true].flatMap((shared) => parameters.flatMap((own, i) => (isShared(own) === shared ? [i] : [])));
}

function estimateOf({ fit, cost, parameters }: FittedWindow, i: number, isMinosWanted: boolean): Estimate {
  const parameter = parameters[i];
  const error = fit.errors[i] ?? 0;
  const isFree = parameter?.fixed === false;
  return {
    value: fit.values[i] ?? 0,
    hesse: error > 0 ? error : null,
    minos: isMinosWanted && isFree && fit.converged ? minos(cost, fit, parameters, i) : null,
    atBound: parameter !== undefined && fit.atBound.includes(parameter.name),
  };
}
