import type { NamedLine } from '../../src/fit/model/modelComponent';
import { buildModel, type BuiltModel } from '../../src/fit/model/language';
import type { Parameter } from '../../src/fit/parameter';

/** A fit of another program: the spectrum, what was free, and its answers (`../shared/data/fits/fits.json`). */
export interface ReferenceFit {
  readonly id: number | string;
  readonly model: 'gauss' | 'doublet-tail' | 'voigt-doublet';
  readonly firstChannel: number;
  readonly counts: readonly number[];
  readonly start: Readonly<Record<string, number>>;
  readonly free: readonly string[];
  readonly limits: Readonly<Record<string, readonly [number | null, number | null]>>;
  readonly values: Readonly<Record<string, number>>;
  readonly hesse: Readonly<Record<string, number>>;
  readonly cost: number;
  readonly minos?: Readonly<Record<string, readonly [number, number]>>;
}

/** A file of such fits. */
export interface ReferenceFile {
  readonly constants: {
    readonly doubletSeparation: number;
    readonly doubletRatio: number;
    /** Full widths at half maximum of the two components. */
    readonly naturalWidths: readonly [number, number];
  };
  readonly fits: readonly ReferenceFit[];
}

const NAMES = ['position', 'sigma', 'area', 'tail', 'beta', 'b0', 'b1'] as const;

/** @throws TypeError that says what is missing where the content has not this form. */
export function readReferenceFile(text: string): ReferenceFile {
  const content = JSON.parse(text) as Partial<ReferenceFile> | null;
  const { doubletSeparation, doubletRatio, naturalWidths } = content?.constants ?? {};
  const constants = [doubletSeparation, doubletRatio, ...(naturalWidths ?? [])];
  if (constants.length !== 4 || !constants.every(Number.isFinite)) {
    throw new TypeError('"constants" must have numbers doubletSeparation and doubletRatio, and two naturalWidths');
  }
  if (!Array.isArray(content?.fits) || content.fits.length === 0) throw new TypeError('"fits" must be a list of fits');
  for (const fit of content.fits as readonly Partial<ReferenceFit>[]) {
    const missing = (['model', 'firstChannel', 'counts', 'start', 'free', 'limits', 'values', 'hesse'] as const).filter(
      (key) => fit[key] === undefined,
    );
    if (missing.length > 0) throw new TypeError(`fit ${String(fit.id)} has no ${missing.join(', ')}`);
    if (fit.model !== 'gauss' && fit.model !== 'doublet-tail' && fit.model !== 'voigt-doublet') {
      throw new TypeError(
        `fit ${String(fit.id)}: model "${String(fit.model)}" is not gauss, doublet-tail, voigt-doublet`,
      );
    }
  }
  return content as ReferenceFile;
}

/** Parameters of a reference fit, starting where the other program started. */
export function parametersOf({ start, limits, free }: ReferenceFit): Parameter[] {
  return NAMES.map((name) => ({
    name,
    start: start[name] ?? (name === 'beta' ? 1 : 0),
    lower: limits[name]?.[0] ?? -Infinity,
    upper: limits[name]?.[1] ?? Infinity,
    fixed: !free.includes(name),
  }));
}

/** The model that the file states in words: channel i covers [i - 0.5, i + 0.5]. */
export function modelOf(
  fit: ReferenceFit,
  constants: ReferenceFile['constants'],
  parameters: readonly Parameter[],
): BuiltModel {
  const bins = { firstEdge: fit.firstChannel - 0.5, binWidth: 1, count: fit.counts.length };
  return buildModel(
    { bins, components: [lineOf(fit, constants), { kind: 'sloped', label: 'background', level: 'b0', slope: 'b1' }] },
    parameters,
  );
}

function lineOf({ model }: ReferenceFit, constants: ReferenceFile['constants']): NamedLine {
  const { doubletSeparation, doubletRatio, naturalWidths } = constants;
  const whole = 1 + doubletRatio;
  const doublet = [
    { offset: 0, share: 1 / whole, naturalWidth: naturalWidths[0] },
    { offset: -doubletSeparation, share: doubletRatio / whole, naturalWidth: naturalWidths[1] },
  ];
  return {
    kind: 'line',
    label: 'line',
    profile: model === 'voigt-doublet' ? 'voigt' : 'gauss',
    components: model === 'gauss' ? [{ offset: 0, share: 1, naturalWidth: 0 }] : doublet,
    position: 'position',
    area: 'area',
    width: { sigma: 'sigma' },
    tail: { fraction: 'tail', beta: 'beta' },
  };
}
