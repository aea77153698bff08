import type { Peak } from '../../src/dataset/peak';
import { fitCost, type CostFit } from '../../src/fit/costFit';
import { addCosts } from '../../src/fit/jointCost';
import { DEFAULT_GEOMETRY } from '../../src/fit/windowModel';
import { lineWindows, type LineWindow } from '../../src/fit/lineWindow';
import { buildModel } from '../../src/fit/model/language';
import { lineComponents } from '../../src/fit/model/lineComponents';
import { escapePeak, type ModelComponent, type NamedLine } from '../../src/fit/model/modelComponent';
import type { Parameter } from '../../src/fit/parameter';
import { costOver } from '../../src/fit/poissonFit';
import { SILICON, tabulatedEnergyEv, type LineId } from '../../src/physics/lines';
import { TYPICAL_RESOLUTION } from '../../src/physics/resolution';
import { BIN_ADC, free, summed } from './siddharta2Fits';
import type { GoodDetector } from './siddharta2Run';

/** The lines that the scale of a detector is tested on. */
export const SCALE_LINES = ['TiKa', 'FeKa', 'CuKa'] as const satisfies readonly LineId[];
const SEEDED = [...SCALE_LINES, 'TiKb', 'FeKb', 'CuKb'] as const satisfies readonly LineId[];

/** What the lines of a detector are beyond doublets of one resolution law on straight backgrounds. */
export interface LineShape {
  /** One low-energy tail for the whole detector, one for each window, or none. */
  readonly tail: 'common' | 'own' | 'none';
  readonly profile: NamedLine['profile'];
  /** Whether the silicon escape peaks are in the model: that of Cu Ka lies under Fe Ka, that of Fe Ka above Ti Ka. */
  readonly escape: boolean;
}

/** All that is known of them. */
export const FULL_SHAPE: LineShape = { tail: 'common', profile: 'voigt', escape: true };

/** What the fit of a detector found. */
export interface DetectorFit {
  readonly fit: CostFit;
  readonly chi2PerNdf: number;
  /** In the order of `SCALE_LINES`, channels. */
  readonly positions: readonly number[];
  readonly noiseEv: number;
  readonly fanoFactor: number;
  /** Escape peak over its line; null where they are not in the model. */
  readonly escapeShare: number | null;
}

/**
 * The lines at `SCALE_LINES`, all windows of a detector in one fit: doublets, one resolution law, and the Kb lines whose
 * windows overlap with those of a Ka (Ti).
 */
export function lineModelFit({ spectrum, stated }: GoodDetector, shape: LineShape): DetectorFit {
  const seeds = SEEDED.map((line): Peak => {
    return { line, adc: adcOf(stated, line), adcError: null, probability: null, finder: 'stated' };
  });
  const evPerUnit =
    (tabulatedEnergyEv('CuKa') - tabulatedEnergyEv('TiKa')) / (adcOf(stated, 'CuKa') - adcOf(stated, 'TiKa'));
  const template = { resolution: TYPICAL_RESOLUTION, tailFraction: 0, tailBeta: 1 };
  const geometry = { ...DEFAULT_GEOMETRY, gainEvPerAdc: evPerUnit, template };
  const windows = lineWindows(seeds, geometry, spectrum.length).filter(({ peaks }) =>
    peaks.some(({ line }) => line.endsWith('Ka')),
  );
  const parameters = sharedParameters(shape, windows.length);
  const regions = windows.map((window, w) => {
    const region = summed(spectrum, window.firstAdc, Math.floor((window.lastAdc - window.firstAdc + 1) / BIN_ADC));
    parameters.push(...windowParameters(window, w, region.counts));
    return { ...region, components: componentsOf(window, w, evPerUnit, shape) };
  });
  const costs = regions.map((region) => costOver(region.counts, buildModel(region, parameters).model, parameters));
  const fit = fitCost(addCosts(costs), parameters);
  const valueOf = (name: string) => fit.values[parameters.findIndex((parameter) => parameter.name === name)] ?? NaN;
  const bins = regions.reduce((sum, { counts }) => sum + counts.length, 0);
  return {
    fit,
    chi2PerNdf: fit.cost / (bins - parameters.length),
    positions: SCALE_LINES.map((line) => valueOf(`${line} position`)),
    noiseEv: valueOf('noise'),
    fanoFactor: valueOf('fano'),
    escapeShare: shape.escape ? valueOf('escape') : null,
  };
}

function adcOf(stated: GoodDetector['stated'], line: LineId): number {
  return (stated.get(line)?.centroid_adc ?? NaN) - 0.5;
}

function sharedParameters({ tail, escape }: LineShape, windows: number): Parameter[] {
  const tails = tail === 'none' ? 0 : tail === 'common' ? 1 : windows;
  return [
    free('noise', TYPICAL_RESOLUTION.noiseEv, 1, 200),
    free('fano', TYPICAL_RESOLUTION.fanoFactor, 0.02, 0.5),
    ...Array.from({ length: tails }, (_, i) => [
      free(`fraction${i}`, 0.05, 0, 0.6),
      free(`beta${i}`, 2.5, 0.6, 8),
    ]).flat(),
    ...(escape ? [free('escape', 0.005, 0, 0.05)] : []),
  ];
}

function windowParameters({ peaks, firstAdc, lastAdc }: LineWindow, w: number, counts: Float64Array): Parameter[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  return [
    free(`low${w}`, (counts[0] ?? 0) / BIN_ADC, 0, total),
    free(`high${w}`, (counts.at(-1) ?? 0) / BIN_ADC, 0, total),
    ...peaks.flatMap(({ line, adc }) => [
      free(`${line} position`, adc, firstAdc, lastAdc),
      free(`${line} area`, (line.endsWith('Ka') ? 0.8 : 0.1) * total, 0, 2 * total),
    ]),
  ];
}

function componentsOf(window: LineWindow, w: number, evPerUnit: number, shape: LineShape): ModelComponent[] {
  const { tail, profile, escape } = shape;
  const ownTail = tail === 'own' ? w : 0;
  const lineOf = (line: LineId): NamedLine => ({
    kind: 'line',
    label: line,
    profile,
    components: lineComponents(line, evPerUnit),
    position: `${line} position`,
    area: `${line} area`,
    width: { noiseEv: 'noise', fanoFactor: 'fano', energyEv: tabulatedEnergyEv(line), evPerUnit },
    ...(tail === 'none' ? {} : { tail: { fraction: `fraction${ownTail}`, beta: `beta${ownTail}` } }),
  });
  return [
    ...window.peaks.map(({ line }) => lineOf(line)),
    ...(escape ? escapingInto(window, evPerUnit).map((line) => escapeOf(lineOf(line), line, evPerUnit)) : []),
    { kind: 'straight', label: 'background', low: `low${w}`, high: `high${w}` },
  ];
}

/** Ka lines whose escape peak lies in the window. */
function escapingInto({ peaks, firstAdc, lastAdc }: LineWindow, evPerUnit: number): LineId[] {
  const [first] = peaks;
  if (first === undefined) return [];
  return SCALE_LINES.filter((line) => {
    const escapeEv = tabulatedEnergyEv(line) - SILICON.escapeEnergyEv;
    const adc = first.adc + (escapeEv - tabulatedEnergyEv(first.line)) / evPerUnit;
    return adc > firstAdc && adc < lastAdc;
  });
}

/** It is as wide as a line of its own energy. */
function escapeOf(line: NamedLine, id: LineId, evPerUnit: number): NamedLine {
  const energyEv = tabulatedEnergyEv(id) - SILICON.escapeEnergyEv;
  return {
    ...escapePeak(line, evPerUnit, 'escape'),
    width: { noiseEv: 'noise', fanoFactor: 'fano', energyEv, evPerUnit },
  };
}
