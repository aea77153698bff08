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
  const split: Split = (counts, part, rest) => {
    splitOff(counts, part, rest, fold, folds, random);
  };
  const content = 'counts' in run ? splitCounts(run.counts, split) : splitPacked(run.packed, split);
  const overflow = splitCounts(run.overflow, split);
  return {
    training: { ...run, ...content.rest, overflow: overflow.rest.counts },
    heldOut: { ...run, ...content.part, overflow: overflow.part.counts },
  };
}

/** Fills `part` and `rest`, at least as long as `counts`. */
type Split = (counts: PackedSpectrum['counts'], part: Uint32Array, rest: Uint32Array) => void;

function splitCounts(counts: Uint32Array, split: Split) {
  const part = new Uint32Array(counts.length);
  const rest = new Uint32Array(counts.length);
  split(counts, part, rest);
  return { part: { counts: part }, rest: { counts: rest } };
}

/** Empty bins draw nothing, so that a run draws the same whichever form it has. */
function splitPacked(packed: readonly (PackedSpectrum | null)[], split: Split) {
  const parts: (PackedSpectrum | null)[] = [];
  const rests: (PackedSpectrum | null)[] = [];
  const longest = packed.reduce((most, spectrum) => Math.max(most, spectrum?.counts.length ?? 0), 0);
  const part = new Uint32Array(longest);
  const rest = new Uint32Array(longest);
  for (const spectrum of packed) {
    if (spectrum !== null) split(spectrum.counts, part, rest);
    parts.push(spectrum === null ? null : packCounts(spectrum.channels, part, spectrum.counts.length));
    rests.push(spectrum === null ? null : packCounts(spectrum.channels, rest, spectrum.counts.length));
  }
  return { part: { packed: parts }, rest: { packed: rests } };
}

/** The part of every bin that falls into the fold, and the rest. Draws the same numbers for every fold. */
function splitOff(
  counts: PackedSpectrum['counts'],
  part: Uint32Array,
  rest: Uint32Array,
  fold: number,
  folds: number,
  random: RandomSource,
): void {
  for (let bin = 0; bin < counts.length; bin++) {
    const n = counts[bin] ?? 0;
    const few = n <= FEW_COUNTS;
    const drawn = n === 0 ? 0 : few ? drawByEvent(n, fold, folds, random) : drawByFold(n, fold, folds, random);
    part[bin] = drawn;
    rest[bin] = n - drawn;
  }
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
