import type { TaskContext } from '../../dataset/task';
import { Block, VALUES_PER_ROW, type NumberedRow } from './block';
import type { Loss } from './losses/loss';
import type { PreparedRow } from './preparedRow';

/** Value of every row's log likelihood, and its gradient with respect to the row's displacement. */
export interface Evaluation {
  readonly value: Float64Array;
  /** Shape (row, 3). */
  readonly gradient: Float64Array;
}

/** Rows laid out on the tensor backend in blocks; `dispose` frees them. */
export interface Evaluator {
  readonly evaluate: (displacements: Float64Array, context: TaskContext) => Promise<Evaluation>;
  readonly dispose: () => void;
}

/**
 * Slots (rows times padded channels) of a block. The gradient keeps some hundred intermediates of up to twice this size
 * in float32 alive: 64 MB at 2^16 slots, far below what wasm has.
 */
export const DEFAULT_BLOCK_SLOTS = 1 << 16;

/** Channels per row are padded to a multiple of this. */
const SLOT_STEP = 8;

/**
 * Lays `rows` out on the backend in blocks of at most `blockSlots` slots. Rows are sorted by their number of channels
 * first, so that a long row pads only its neighbours; results come in the order of the caller all the same.
 */
export function createEvaluator(
  loss: Pick<Loss, 'terms'>,
  rows: readonly PreparedRow[],
  blockSlots: number = DEFAULT_BLOCK_SLOTS,
): Evaluator {
  const blocks: Block[] = [];
  const dispose = () => {
    for (const block of blocks) block.dispose();
  };
  try {
    for (const { members, slots } of cutInBlocks(rows, blockSlots)) blocks.push(new Block(loss, members, slots));
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    dispose,
    evaluate: async (displacements, context) => {
      const value = new Float64Array(rows.length);
      const gradient = new Float64Array(rows.length * 3);
      for (const [number, block] of blocks.entries()) {
        if (number > 0) await context.breathe();
        const numbers = await block.evaluate(displacements);
        block.rows.forEach(({ index }, i) => {
          value[index] = numbers[VALUES_PER_ROW * i] ?? NaN;
          gradient.set(numbers.subarray(VALUES_PER_ROW * i + 1, VALUES_PER_ROW * (i + 1)), 3 * index);
        });
      }
      return { value, gradient };
    },
  };
}

function cutInBlocks(
  rows: readonly PreparedRow[],
  blockSlots: number,
): { readonly members: readonly NumberedRow[]; readonly slots: number }[] {
  const numbered = rows
    .map((prepared, index): NumberedRow => ({ prepared, index }))
    .sort((a, b) => b.prepared.row.channels.length - a.prepared.row.channels.length);
  const blocks: { members: NumberedRow[]; slots: number }[] = [];
  for (const member of numbered) {
    const last = blocks.at(-1);
    // The first row of a block is its longest and sets the slots of all.
    if (last !== undefined && (last.members.length + 1) * last.slots <= blockSlots) last.members.push(member);
    else {
      const channels = Math.max(member.prepared.row.channels.length, 1);
      blocks.push({ members: [member], slots: Math.ceil(channels / SLOT_STEP) * SLOT_STEP });
    }
  }
  return blocks;
}
