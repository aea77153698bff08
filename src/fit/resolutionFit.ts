import type { Peak } from '../dataset/peak';
import { tabulatedEnergyEv } from '../physics/lines';
import { fitCost } from './costFit';
import { goodnessOf, type Goodness } from './goodness';
import { addCosts } from './jointCost';
import { lineWindows } from './lineWindow';
import type { LineShapeTemplate } from './lineShapeTemplate';
import { buildModel } from './model/language';
import type { ModelComponent } from './model/modelComponent';
import type { Parameter } from './parameter';
import { costOver } from './poissonFit';
import { DEFAULT_GEOMETRY, positionName, SIGMA, windowModel, type WindowModel } from './windowModel';

/** A figure with its one-sigma error. */
export interface FittedFigure {
  readonly value: number;
  readonly error: number;
}

/** The response of a detector, from all its lines together. */
export interface ResolutionFit {
  readonly noiseEv: FittedFigure;
  readonly fanoFactor: FittedFigure;
  /** Correlation of the two, -1 to 1. */
  readonly correlation: number;
  readonly goodness: Goodness;
}

const NOISE = 'noise';
const FANO = 'Fano factor';
const NOISE_RANGE_EV = [1, 300] as const;
const FANO_RANGE = [0.02, 0.6] as const;

/**
 * Noise and Fano factor of a detector: all its lines in one fit, their widths following sigma^2 = noise^2 + F w E and
 * their tail shared (METHOD.md section 4), each window with its own background. Null where fewer than two lines can be
 * fitted, the fit fails, or the lines do not tell noise and Fano factor apart.
 *
 * @param spectrum one bin per ADC channel
 * @param gainEvPerAdc local gain at a channel, eV per channel
 */
export function fitResolution(
  spectrum: Uint32Array,
  peaks: readonly Peak[],
  template: LineShapeTemplate,
  gainEvPerAdc: (adc: number) => number,
): ResolutionFit | null {
  if (peaks.length < 2) return null;
  const middle = peaks.reduce((sum, { adc }) => sum + adc, 0) / peaks.length;
  const options = {
    ...DEFAULT_GEOMETRY,
    template,
    tail: 'free',
    width: 'free',
    gainEvPerAdc: gainEvPerAdc(middle),
  } as const;
  const found = lineWindows(peaks, options, spectrum.length);
  const models = found.map((window, place) =>
    withLaw(windowModel(spectrum, window, options), window.peaks, place, gainEvPerAdc),
  );
  const parameters = [...law(template), ...unique(models.flatMap((model) => model.parameters))];
  const windows = models.map(({ counts, region }) => ({ counts, built: buildModel(region, parameters) }));
  const fit = fitCost(
    addCosts(windows.map(({ counts, built }) => costOver(counts, built.model, parameters))),
    parameters,
  );
  const isLost = fit.atBound.some((name) => name === NOISE || name === FANO);
  if (!fit.converged || fit.covariance === null || isLost) return null;
  const figure = (index: number) => ({ value: fit.values[index] ?? NaN, error: fit.errors[index] ?? NaN });
  const [noiseEv, fanoFactor] = [figure(0), figure(1)];
  const expected = windows.map(({ built }) => built.totalAt(fit.values));
  const free = parameters.filter((parameter) => !parameter.fixed).length;
  return {
    noiseEv,
    fanoFactor,
    correlation: (fit.covariance[1] ?? 0) / (noiseEv.error * fanoFactor.error),
    goodness: goodnessOf(joined(windows.map(({ counts }) => counts)), joined(expected), free),
  };
}

/** The window's model with the law instead of a width of its own, and names of its own for its background. */
function withLaw(
  { counts, region, parameters }: WindowModel,
  peaks: readonly Peak[],
  place: number,
  gainEvPerAdc: (adc: number) => number,
): WindowModel {
  const own = (name: string) => `${name}, window ${String(place + 1)}`;
  const isBackground = (name: string) => name.startsWith('background');
  return {
    counts,
    sigmaScales: [],
    region: {
      ...region,
      components: region.components.map((component): ModelComponent => {
        if (component.kind === 'straight') return { ...component, low: own(component.low), high: own(component.high) };
        if (component.kind !== 'line' && component.kind !== 'shoulder') return component;
        const peak = peaks.find(({ line }) => component.position === positionName(line));
        if (peak === undefined) return component;
        const energyEv = tabulatedEnergyEv(peak.line);
        const width = { noiseEv: NOISE, fanoFactor: FANO, energyEv, evPerUnit: gainEvPerAdc(peak.adc) };
        return { ...component, width };
      }),
    },
    parameters: parameters
      .filter(({ name }) => name !== SIGMA)
      .map((parameter) => (isBackground(parameter.name) ? { ...parameter, name: own(parameter.name) } : parameter)),
  };
}

function law({ resolution }: LineShapeTemplate): Parameter[] {
  const make = (name: string, start: number, [lower, upper]: readonly [number, number]): Parameter => {
    return { name, start: Math.min(Math.max(start, 1.1 * lower), 0.9 * upper), lower, upper, fixed: false };
  };
  return [make(NOISE, resolution.noiseEv, NOISE_RANGE_EV), make(FANO, resolution.fanoFactor, FANO_RANGE)];
}

/** Parameters of one name are one parameter: the first of them. */
function unique(parameters: readonly Parameter[]): Parameter[] {
  return [...new Map([...parameters].reverse().map((parameter) => [parameter.name, parameter])).values()].reverse();
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
