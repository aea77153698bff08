import type { Evaluator } from '../evaluator';
import type { Loss, RowFunction } from '../losses/loss';
import type { PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';

/** Fewer rows of one line than this are not worth its tables: they are evaluated in full. */
const LEAST_ROWS_PER_TABLE = 4;

/** Channels between two breaths: a few milliseconds of work. */
const CHANNELS_PER_BREATH = 200_000;

/**
 * Values and gradients in Float64 by plain loops over the channels that hold counts: no tensors, nothing to be read
 * back. A term that has a `fused` form runs by it; any other by its `onRow`.
 */
export function createFusedEvaluator(loss: Loss, rows: readonly PreparedRow[]): Evaluator {
  const functions = functionsOf(loss, rows);
  const one = new Float64Array(3);
  const at = new Float64Array(3);
  return {
    dispose: () => undefined,
    evaluate: async (displacements, context) => {
      const value = new Float64Array(rows.length);
      const gradient = new Float64Array(rows.length * 3);
      let channels = 0;
      for (const [index, row] of rows.entries()) {
        channels += row.row.channels.length;
        if (channels > CHANNELS_PER_BREATH) {
          channels = 0;
          await context.breathe();
        }
        one.fill(0);
        for (let k = 0; k < 3; k++) at[k] = displacements[3 * index + k] ?? NaN;
        let sum = 0;
        for (const term of functions[index] ?? []) sum += term(row, at, one);
        value[index] = sum;
        gradient.set(one, 3 * index);
      }
      return { value, gradient };
    },
  };
}

/** The terms of every row; rows whose lines have the same shape share the functions that know it. */
function functionsOf(loss: Loss, rows: readonly PreparedRow[]): readonly (readonly RowFunction[])[] {
  const members = new Map<string, number>();
  for (const { row } of rows) members.set(keyOf(row.line), (members.get(keyOf(row.line)) ?? 0) + 1);
  const inFull = loss.terms.map((term) => term.onRow);
  const known = new Map<string, readonly RowFunction[]>();
  return rows.map(({ row: { line } }) => {
    const key = keyOf(line);
    if ((members.get(key) ?? 0) < LEAST_ROWS_PER_TABLE) return inFull;
    const functions = known.get(key) ?? loss.terms.map((term) => term.fused?.(line) ?? term.onRow);
    known.set(key, functions);
    return functions;
  });
}

function keyOf({ sigmaEv, tailFraction, tailBeta }: CopperRow['line']): string {
  return [sigmaEv, tailFraction, tailBeta].join(' ');
}
