import { SHOULDER, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import { tabulateShape, type FixedShape } from '../physics/tabulatedShape';
import type { ErrorSource } from './errors';
import type { LineShapeTemplate } from './lineShapeTemplate';
import type { LineWindow } from './lineWindow';
import type { RegionModel } from './model/language';
import { lineComponents } from './model/lineComponents';
import type { ModelComponent, NamedLine } from './model/modelComponent';
import type { Parameter } from './parameter';

/** What a window holds and how its lines are drawn: choices that should not matter, and are varied to see whether. */
export interface WindowGeometry {
  /** How far the window reaches beyond its lines, in sigmas. */
  readonly reachSigma: number;
  /** Bins in each sigma; a bin has whole channels. Counts are integrated over bins, so that it costs no bias. */
  readonly binsPerSigma: number;
  /** Lines as Gaussians with a tail, or with their natural width besides. */
  readonly profile: 'gauss' | 'voigt';
}

export const DEFAULT_GEOMETRY: WindowGeometry = { reachSigma: 4.5, binsPerSigma: 4, profile: 'gauss' };

/** How a window is to be fitted. */
export interface WindowOptions extends WindowGeometry {
  /** Local dE/dADC in eV per channel: turns the distance of doublets and the resolution law into channels. */
  readonly gainEvPerAdc: number;
  /** Start of width and tail, and their value where they are fixed. */
  readonly template: LineShapeTemplate;
  readonly tail: 'free' | 'fixed';
  readonly width: 'free' | 'fixed';
  /** The shoulder above Mn Kb: `free`, or as the template has it, which may be none. */
  readonly shoulder?: 'free';
  /** `observed` unless said otherwise. */
  readonly errors?: ErrorSource;
}

/** A window ready to be fitted: its counts, and the sum of its lines over a straight background. */
export interface WindowModel {
  readonly counts: Float64Array;
  readonly region: RegionModel;
  readonly parameters: readonly Parameter[];
  /** Sigma of each line over that of the first. */
  readonly sigmaScales: readonly number[];
}

/** Names of the parameters that all lines of a window share: channels, share of counts, sigmas, counts per channel. */
export const SIGMA = 'sigma';
export const TAIL_FRACTION = 'tail fraction';
export const TAIL_SLOPE = 'tail slope';
export const SHOULDER_SHARE = 'shoulder';
const BACKGROUND_LOW = 'background at low end';
const BACKGROUND_HIGH = 'background at high end';

/** In what a parameter of a window is measured, in words. */
export function unitOf(name: string): string {
  if (name === TAIL_FRACTION || name === SHOULDER_SHARE) return 'share of counts';
  if (name === TAIL_SLOPE) return 'sigmas';
  if (name === BACKGROUND_LOW || name === BACKGROUND_HIGH) return 'counts per channel';
  return name.endsWith(' area') ? 'counts' : 'channels';
}

export function positionName(line: LineId): string {
  return `${line} position`;
}

export function areaName(line: LineId): string {
  return `${line} area`;
}

/**
 * Doublets at their known distance, one width scaled by the resolution law, a common tail, over a straight background.
 * Channels are summed to bins: four in a sigma cost 0.3 % of the information.
 */
export function windowModel(spectrum: Uint32Array, window: LineWindow, options: WindowOptions): WindowModel {
  const { template, gainEvPerAdc, binsPerSigma } = options;
  const sigmas = window.peaks.map(
    (peak) => sigmaAtEv(template.resolution, tabulatedEnergyEv(peak.line)) / gainEvPerAdc,
  );
  const sigmaAdc = sigmas[0] ?? 1;
  const binAdc = Math.min(Math.max(Math.floor(sigmaAdc / binsPerSigma), 1), 8);
  const counts = binned(spectrum, window, binAdc);
  const sigmaScales = sigmas.map((sigma) => sigma / sigmaAdc);
  const lines = window.peaks.map(({ line }, i) => namedLine(line, sigmaScales[i] ?? 1, options));
  return {
    counts,
    region: {
      bins: { firstEdge: window.firstAdc - 0.5, binWidth: binAdc, count: counts.length },
      components: [
        { kind: 'straight', label: 'Background', low: BACKGROUND_LOW, high: BACKGROUND_HIGH },
        ...lines,
        ...shouldersOf(lines, options),
      ],
    },
    parameters: [...startValues(counts, binAdc, window, sigmaAdc, options), ...shoulderParameters(lines, options)],
    sigmaScales,
  };
}

/** The shoulder of the window's lines: one at most. */
function shouldersOf(
  lines: readonly NamedLine[],
  { shoulder, template, gainEvPerAdc }: WindowOptions,
): ModelComponent[] {
  if (shoulder !== 'free' && (template.shoulder ?? 0) === 0) return [];
  return lines
    .filter(({ label }) => label === SHOULDER.above)
    .map(({ position, area, width }) => {
      const reach = SHOULDER.reachEv / gainEvPerAdc;
      return { kind: 'shoulder', label: 'Shoulder', position, area, width, share: SHOULDER_SHARE, reach };
    });
}

function shoulderParameters(lines: readonly NamedLine[], options: WindowOptions): Parameter[] {
  const start = options.template.shoulder ?? SHOULDER.typical;
  const range = options.shoulder === 'free' ? { lower: 0, upper: SHOULDER.most, fixed: false } : FIXED;
  return shouldersOf(lines, options).map(() => ({ name: SHOULDER_SHARE, start, ...range }));
}

const FIXED = { lower: -Infinity, upper: Infinity, fixed: true } as const;

/** One table per template: the batches of a detector share it. */
const shapes = new WeakMap<LineShapeTemplate, FixedShape>();

function shapeOf(template: LineShapeTemplate): FixedShape {
  const known = shapes.get(template);
  if (known !== undefined) return known;
  const shape = tabulateShape(template.tailFraction, template.tailBeta);
  shapes.set(template, shape);
  return shape;
}

function binned(spectrum: Uint32Array, { firstAdc, lastAdc }: LineWindow, binAdc: number): Float64Array {
  const counts = new Float64Array(Math.floor((lastAdc - firstAdc + 1) / binAdc));
  for (let i = 0; i < counts.length; i++) {
    for (let k = 0; k < binAdc; k++) counts[i] = (counts[i] ?? 0) + (spectrum[firstAdc + i * binAdc + k] ?? 0);
  }
  return counts;
}

function namedLine(
  line: LineId,
  sigmaScale: number,
  { gainEvPerAdc, template, tail, profile }: WindowOptions,
): NamedLine {
  return {
    kind: 'line',
    label: line,
    profile,
    components: lineComponents(line, gainEvPerAdc),
    position: positionName(line),
    area: areaName(line),
    width: { sigma: SIGMA, scale: sigmaScale },
    tail: { fraction: TAIL_FRACTION, beta: TAIL_SLOPE },
    ...(tail === 'fixed' ? { fixedShape: shapeOf(template) } : {}),
  };
}

function startValues(
  counts: Float64Array,
  binAdc: number,
  window: LineWindow,
  sigmaAdc: number,
  { template, tail, width }: WindowOptions,
): Parameter[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const level = (from: number) => {
    const end = counts.subarray(from, from + 4);
    return end.reduce((sum, n) => sum + n, 0.5) / (end.length * binAdc);
  };
  const tailFixed = tail === 'fixed';
  const make = (name: string, start: number, lower: number, upper: number, fixed = false): Parameter => ({
    name,
    start: Math.min(Math.max(start, lower), upper),
    lower: fixed ? -Infinity : lower,
    upper: fixed ? Infinity : upper,
    fixed,
  });
  const lines = window.peaks.flatMap((peak) => {
    const near = countsNear(counts, (peak.adc - window.firstAdc) / binAdc, (2 * sigmaAdc) / binAdc);
    return [
      make(positionName(peak.line), peak.adc, peak.adc - 4 * sigmaAdc, peak.adc + 4 * sigmaAdc),
      make(areaName(peak.line), Math.max(near, 1), 0, 2 * total + 10),
    ];
  });
  return [
    make(SIGMA, sigmaAdc, 0.4 * sigmaAdc, 2.5 * sigmaAdc, width === 'fixed'),
    make(TAIL_FRACTION, template.tailFraction, 0, 0.6, tailFixed),
    make(TAIL_SLOPE, template.tailBeta, 0.6, 8, tailFixed),
    make(BACKGROUND_LOW, level(0), 0, total / binAdc + 1),
    make(BACKGROUND_HIGH, level(Math.max(counts.length - 4, 0)), 0, total / binAdc + 1),
    ...lines,
  ];
}

function countsNear(counts: Float64Array, centre: number, reach: number): number {
  let sum = 0;
  const last = Math.min(Math.floor(centre + reach), counts.length - 1);
  for (let i = Math.max(Math.ceil(centre - reach), 0); i <= last; i++) sum += counts[i] ?? 0;
  return sum;
}
