import type { TaskContext } from '../../dataset/task';
import { createEvaluator, DEFAULT_BLOCK_SLOTS, type Evaluation, type Evaluator } from './evaluator';
import { createFusedEvaluator } from './fused/fusedEvaluator';
import type { CoupledFunction, Loss } from './losses/loss';
import { times3, transposedTimes3 } from './matrix3';
import type { PreparedRow } from './preparedRow';

/** Who makes values and gradients: Float64 loops in closed form, or automatic differentiation on the tensor backend. */
export type Engine = 'fused' | 'autodiff';

/**
 * A loss as a whole: the terms of the rows, those of their other lines, and those that couple rows, added up. What a term
 * of all rows is worth is shared out among them, so that values per group of rows are what they should be.
 */
export function createLossEvaluator(
  loss: Loss,
  rows: readonly PreparedRow[],
  engine: Engine,
  blockSlots: number = DEFAULT_BLOCK_SLOTS,
): Evaluator {
  const ofRows = (terms: Loss['terms'], own: readonly PreparedRow[]) =>
    engine === 'fused' ? createFusedEvaluator({ terms }, own) : createEvaluator({ terms }, own, blockSlots);
  const parts: Part[] = [];
  const dispose = () => {
    for (const part of parts) part.dispose();
  };
  try {
    parts.push(asPart(ofRows(loss.terms, rows)));
    if (loss.lineTerms !== undefined) parts.push(otherLines(loss.lineTerms, rows, ofRows));
    for (const term of loss.coupled ?? []) {
      parts.push(engine === 'fused' ? { evaluate: term.prepare(rows), dispose: () => undefined } : term.place(rows));
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { dispose, evaluate: (displacements, context) => sumOf(parts, rows.length, displacements, context) };
}

/** A part of a loss: adds its values and gradients to those of the others. */
interface Part {
  readonly evaluate: CoupledFunction;
  readonly dispose: () => void;
}

async function sumOf(
  parts: readonly Part[],
  rows: number,
  displacements: Float64Array,
  context: TaskContext,
): Promise<Evaluation> {
  const value = new Float64Array(rows);
  const gradient = new Float64Array(3 * rows);
  for (const { evaluate } of parts) await evaluate(displacements, value, gradient, context);
  return { value, gradient };
}

function asPart({ evaluate, dispose }: Evaluator): Part {
  return {
    dispose,
    evaluate: async (displacements, value, gradient, context) => {
      const own = await evaluate(displacements, context);
      own.value.forEach((v, i) => (value[i] = (value[i] ?? 0) + v));
      own.gradient.forEach((g, i) => (gradient[i] = (gradient[i] ?? 0) + g));
    },
  };
}

/** Terms of the rows' other lines: each line a row of its own in its own frame, taken back into that of its row. */
function otherLines(
  terms: Loss['terms'],
  rows: readonly PreparedRow[],
  ofRows: (terms: Loss['terms'], rows: readonly PreparedRow[]) => Evaluator,
): Part {
  const lines = rows.flatMap(({ others }, row) => others.map((other) => ({ row, ...other })));
  const inner = ofRows(
    terms,
    lines.map(({ prepared }) => prepared),
  );
  return {
    dispose: inner.dispose,
    evaluate: async (displacements, value, gradient, context) => {
      const moved = new Float64Array(3 * lines.length);
      lines.forEach(({ row, toPart }, i) => {
        moved.set(times3(toPart, displacements.subarray(3 * row, 3 * row + 3)), 3 * i);
      });
      const own = await inner.evaluate(moved, context);
      lines.forEach(({ row, toPart }, i) => {
        value[row] = (value[row] ?? 0) + (own.value[i] ?? NaN);
        transposedTimes3(toPart, own.gradient.subarray(3 * i, 3 * i + 3)).forEach((g, k) => {
          gradient[3 * row + k] = (gradient[3 * row + k] ?? 0) + g;
        });
      });
    },
  };
}
