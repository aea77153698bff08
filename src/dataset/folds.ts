import { randomSource, type RandomSource } from '../math/random';
import type { Histograms, Spectra } from './histograms';
import { packCounts, type PackedSpectrum } from './packedSpectrum';

/** Keeps the draws of the split apart from other uses of the same seed. */
const FOLD_STREAM = 0x666f6c64;
/** Up to this many counts, drawing a fold per event is faster than drawing a binomial number per fold. */
const FEW_COUNTS = 25;

/** One fold of a cross-validation: two disjoint sets of events that add up to all. */
export interface FoldPair<Form extends Spectra = Histograms> {
  readonly training: Form;
  readonly heldOut: Form;
}

/**
 * Fold `fold` (0..folds - 1) of a cross-validation. Every event belongs to one fold, drawn with equal chance: the counts
 * of each bin are split multinomially, which is exact since events of a bin cannot be told apart. The split depends on
 * `run`, `folds` and `seed` only, so that the held-out parts of all folds add up to the original bin by bin.
 * Overflow is split the same way. The two sets of counts are new arrays. Throws a RangeError where `folds` is no integer
 * of at least 2 or `fold` is out of range.
 */
export function foldPair<Form extends Spectra>(run: Form, fold: number, folds: number, seed: number): FoldPair<Form> {
  if (!Number.isInteger(folds) || folds < 2) throw new RangeError(`at least 2 folds are needed, not ${String(folds)}`);
  if (!Number.isInteger(fold) || fold < 0 || fold >= folds) {
    throw new RangeError(`fold ${String(fold)} is not one of 0 to ${String(folds - 1)}`);
  }
  const random = randomSource(seed, FOLD_STREAM);
  const split = (counts: Uint32Array) => splitOff(counts, fold, folds, random);
  const content = 'counts' in run ? splitCounts(run.counts, split) : splitPacked(run.packed, split);
  const overflow = split(run.overflow);
  return {
    training: { ...run, ...content.rest, overflow: overflow.rest },
    heldOut: { ...run, ...content.part, overflow: overflow.part },
  };
}

type Split = (counts: Uint32Array) => { readonly part: Uint32Array; readonly rest: Uint32Array };

function splitCounts(counts: Uint32Array, split: Split) {
  const { part, rest } = split(counts);
  return { part: { counts: part }, rest: { counts: rest } };
}

/** Empty bins draw nothing, so that a run draws the same whichever form it has. */
function splitPacked(packed: readonly (PackedSpectrum | null)[], split: Split) {
  const parts: (PackedSpectrum | null)[] = [];
  const rests: (PackedSpectrum | null)[] = [];
  for (const spectrum of packed) {
    const { part, rest } = split(new Uint32Array(spectrum?.counts ?? []));
    parts.push(spectrum === null ? null : packCounts(spectrum.channels, part));
    rests.push(spectrum === null ? null : packCounts(spectrum.channels, rest));
  }
  return { part: { packed: parts }, rest: { packed: rests } };
}

/** The part of every bin that falls into the fold, and the rest. Draws the same numbers for every fold. */
function splitOff(
  counts: Uint32Array,
  fold: number,
  folds: number,
  random: RandomSource,
): { part: Uint32Array; rest: Uint32Array } {
  const part = new Uint32Array(counts.length);
  const rest = counts.slice();
  for (let bin = 0; bin < counts.length; bin++) {
    const n = counts[bin] ?? 0;
    if (n === 0) continue;
    const drawn = n <= FEW_COUNTS ? drawByEvent(n, fold, folds, random) : drawByFold(n, fold, folds, random);
    part[bin] = drawn;
    rest[bin] = n - drawn;
  }
  return { part, rest };
}

function drawByEvent(n: number, fold: number, folds: number, random: RandomSource): number {
  let drawn = 0;
  for (let event = 0; event < n; event++) if (Math.floor(random.uniform() * folds) === fold) drawn++;
  return drawn;
}

/** The multinomial as a chain of binomials: each fold takes its share of what the folds before have left. */
function drawByFold(n: number, fold: number, folds: number, random: RandomSource): number {
  let left = n;
  let drawn = 0;
  for (let other = 0; other < folds - 1; other++) {
    const share = random.binomial(left, 1 / (folds - other));
    if (other === fold) drawn = share;
    left -= share;
  }
  return fold === folds - 1 ? left : drawn;
}
