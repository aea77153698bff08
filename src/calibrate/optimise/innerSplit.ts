import { randomSource } from '../../math/random';
import type { CopperRow } from './row';

/** Keeps the draws of the split apart from other uses of the same seed. */
const INNER_STREAM = 0x696e6e65;

/** Chance of a copper event to be left out. */
export const INNER_SHARE = 0.2;

/** Two disjoint sets of the events of each row. Everything else of a row is the same in both. */
export interface InnerSplit {
  readonly training: readonly CopperRow[];
  readonly leftOut: readonly CopperRow[];
}

/**
 * Splits the copper events of every row by chance, each left out with `INNER_SHARE`: the counts of a channel are split
 * binomially, which is exact since events of a channel cannot be told apart. The same rows and seed give the same split.
 * Start, prior, line and share of copper stay as they are: they were made of all events, of which the rows hold copper
 * alone. So the split tells what the descent makes of noise, not what the steps before it did: that is what the folds are for.
 */
export function innerSplit(rows: readonly CopperRow[], seed: number): InnerSplit {
  const random = randomSource(seed, INNER_STREAM);
  const parts = rows.map((row) => {
    const drawn = row.counts.map((n) => random.binomial(n, INNER_SHARE));
    return {
      training: withCounts(
        row,
        row.counts.map((n, i) => n - (drawn[i] ?? 0)),
      ),
      leftOut: withCounts(row, drawn),
    };
  });
  return { training: parts.map(({ training }) => training), leftOut: parts.map(({ leftOut }) => leftOut) };
}

/** The row with other counts; channels without any are dropped, as a row has them. */
function withCounts(row: CopperRow, counts: Float64Array): CopperRow {
  return { ...row, channels: row.channels.filter((_, i) => (counts[i] ?? 0) > 0), counts: counts.filter((n) => n > 0) };
}
