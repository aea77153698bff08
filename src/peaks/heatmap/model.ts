import { FormatError } from '../../dataset/errors';
import { checkedProfile } from '../../physics/checkProfile';
import type { Profile } from '../../physics/profile';
import { fromHalf, toHalf } from '../weights/halfFloat';
import { weightCount, type HeatmapShape } from './shape';

/** How a model was made and how good it is: figures in channels on spectra that no training has seen. */
export interface ModelCard {
  readonly seed: number;
  readonly epochs: number;
  readonly spectraPerEpoch: number;
  readonly batchSize: number;
  readonly peakLearningRate: number;
  readonly yields: { readonly from: number; readonly to: number };
  /** Name of the model that it was trained further from; null for one that began with seeded weights. */
  readonly startedFrom: string | null;
  readonly losses: readonly number[];
  readonly heldOut: HeldOutFigures | null;
}

/** Errors on held-out spectra with the yields of the training. */
export interface HeldOutFigures {
  readonly seed: number;
  readonly spectra: number;
  readonly lines: readonly {
    readonly line: string;
    readonly standardDeviationAdc: number | null;
    readonly pullWidth: number | null;
    /** Share of lines that are there and were found within 50 channels. */
    readonly efficiency: number | null;
  }[];
}

/** A trained network of ours with the experiment that it belongs to. */
export interface HeatmapModel {
  readonly name: string;
  readonly profile: Profile;
  readonly widths: HeatmapShape['widths'];
  /** In the order of `weightSpecs`. */
  readonly weights: Float32Array;
  readonly card: ModelCard;
}

/** Ending of a model's file. */
export const MODEL_FILE_ENDING = '.halfmax-model.json';
const FORMAT = 'halfmax-model/1';
const WIDEST = 256;

export function shapeOfModel({ profile, widths }: Pick<HeatmapModel, 'profile' | 'widths'>): HeatmapShape {
  return { bins: profile.networkWindow.bins, lines: profile.finderLines.length, widths };
}

/** The model as a file: JSON, weights as little-endian half floats in base64. */
export function modelText({ name, profile, widths, weights, card }: HeatmapModel): string {
  const bytes = toHalf(weights);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `${JSON.stringify({ format: FORMAT, name, profile, widths, card, weights: btoa(binary) }, null, 1)}\n`;
}

/**
 * Reads a model's file; the weights are those of half precision.
 *
 * @throws FormatError that names `file` and what is wrong with it.
 */
export function parseModel(text: string, file: string): HeatmapModel {
  const fail = (problem: string, cause?: unknown) => new FormatError(file, {}, problem, { cause });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw fail('not JSON: a model exported by this page is needed', cause);
  }
  if (typeof content !== 'object' || content === null || !('format' in content) || content.format !== FORMAT) {
    throw fail(`no "format": "${FORMAT}": a model exported by this page is needed`);
  }
  const { name, profile, widths, weights, card } = content as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '') throw fail('"name" is missing');
  if (!isWidths(widths)) throw fail(`"widths" must be four whole numbers from 1 to ${String(WIDEST)}`);
  if (typeof card !== 'object' || card === null) throw fail('"card" is missing');
  let checked: Profile;
  try {
    checked = checkedProfile(profile);
  } catch (cause) {
    throw fail(`"profile", ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  const flat = decodedWeights(weights);
  const expected = weightCount(shapeOfModel({ profile: checked, widths }));
  if (flat?.length !== expected) {
    throw fail(`"weights" must hold ${String(expected)} half floats in base64, has ${String(flat?.length ?? 0)}`);
  }
  if (!flat.every(Number.isFinite)) throw fail('"weights" holds numbers that are not finite');
  return { name, profile: checked, widths, weights: flat, card: card as ModelCard };
}

function isWidths(value: unknown): value is HeatmapShape['widths'] {
  return (
    Array.isArray(value) &&
    value.length === 4 &&
    value.every((width) => Number.isInteger(width) && width >= 1 && width <= WIDEST)
  );
}

function decodedWeights(value: unknown): Float32Array | null {
  if (typeof value !== 'string') return null;
  try {
    return fromHalf(Uint8Array.from(atob(value), (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}
