import type { Evaluator } from '../evaluator';
import { doubletOf } from '../lineDoublet';
import type { Loss } from '../losses/loss';
import type { PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';
import { packRows, type FusedFunction } from './packedRows';

/** Fewer rows of one line than this are not worth its tables: they are evaluated in full. */
const LEAST_ROWS_PER_TABLE = 4;

/** Cells between two breaths: a few milliseconds of work. */
const CELLS_PER_BREATH = 200_000;

/** Rows whose lines have the same shape, by their numbers in the order of the caller, and their terms. */
interface Group {
  readonly members: readonly number[];
  readonly terms: readonly FusedFunction[];
}

/**
 * Values and gradients in Float64 by plain loops over the channels that hold counts: no tensors, nothing to be read
 * back. A term that has a `fused` form runs by it; any other by its `onRow`.
 */
export function createFusedEvaluator(loss: Pick<Loss, 'terms'>, rows: readonly PreparedRow[]): Evaluator {
  const numbers = byLine(rows);
  const ordered = numbers.flat().flatMap((index) => rows[index] ?? []);
  const packed = packRows(ordered);
  let first = 0;
  const groups = numbers.map((members): Group => {
    const terms = termsOf(loss, ordered, first, members.length);
    first += members.length;
    return { members, terms };
  });
  const displacement = new Float64Array(3);
  const slope = new Float64Array(3);
  return {
    dispose: () => undefined,
    evaluate: async (displacements, context) => {
      const value = new Float64Array(rows.length);
      const gradient = new Float64Array(rows.length * 3);
      let r = 0;
      let breathedAt = 0;
      for (const { members, terms } of groups) {
        for (const index of members) {
          const cell = packed.firstCell[r] ?? 0;
          if (cell - breathedAt > CELLS_PER_BREATH) {
            breathedAt = cell;
            await context.breathe();
          }
          for (let k = 0; k < 3; k++) {
            displacement[k] = displacements[3 * index + k] ?? NaN;
            slope[k] = 0;
          }
          let sum = 0;
          for (const term of terms) sum += term(packed, r, displacement, slope);
          value[index] = sum;
          for (let k = 0; k < 3; k++) gradient[3 * index + k] = slope[k] ?? NaN;
          r++;
        }
      }
      return { value, gradient };
    },
  };
}

function termsOf(
  loss: Pick<Loss, 'terms'>,
  ordered: readonly PreparedRow[],
  first: number,
  size: number,
): FusedFunction[] {
  return loss.terms.map((term) => {
    const line = ordered[first]?.row.line;
    const fused = size >= LEAST_ROWS_PER_TABLE && line !== undefined ? term.fused?.(line) : null;
    if (fused != null) return fused;
    return (_, r, displacement, gradient) => {
      const row = ordered[r];
      return row === undefined ? NaN : term.onRow(row, displacement, gradient);
    };
  });
}

/** Numbers of the rows of each line shape. */
function byLine(rows: readonly PreparedRow[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  rows.forEach(({ row: { line } }, index) => {
    const key = keyOf(line);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [index]);
    else members.push(index);
  });
  return [...groups.values()];
}

function keyOf(line: CopperRow['line']): string {
  const { ka1Ev, ka2Ev, weights } = doubletOf(line);
  return [line.sigmaEv, line.tailFraction, line.tailBeta, ka1Ev, ka2Ev, ...weights].join(' ');
}
