/**
 * Rows on the tensor backend. Channels are stored sparse, padded to a common number of slots per row (weight 0), so that
 * nothing has to be gathered. A block is as many rows as bounded memory allows; its constants stay on the backend from
 * one iteration to the next.
 */
import * as tf from '@tensorflow/tfjs-core';
// Imported for what it does: its Node and its browser bundle both register the gradients, tfjs-core's main file none.
import '@tensorflow/tfjs-layers';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { energyAt, gainAt, positionOf, startEnergyEv, startGain } from './losses/calibrationTensors';
import type { BlockPlacement, Displacement, Loss } from './losses/loss';
import type { PreparedRow } from './preparedRow';

/** Numbers that an evaluation gives per row: value, and its derivatives by the displacement's three components. */
export const VALUES_PER_ROW = 4;

/** A row of a block and its number in the order of the caller. */
export interface NumberedRow {
  readonly index: number;
  readonly prepared: PreparedRow;
}

/** Holds the tensors of its rows; `dispose` must be called in the end. */
export class Block {
  readonly rows: readonly NumberedRow[];
  private readonly tensors: Tensor[] = [];
  private readonly evaluateRows: (displacement: Displacement) => Tensor2D;

  constructor(loss: Pick<Loss, 'terms'>, rows: readonly NumberedRow[], slots: number) {
    this.rows = rows;
    const u = this.perSlot(slots, (row, slot) => positionOf(row, row.row.channels[slot] ?? row.anchorAdc));
    const counts = this.perSlot(slots, ({ row }, slot) => row.counts[slot] ?? 0);
    const energyStart = this.perSlot(slots, (row, slot) =>
      startEnergyEv(row, positionOf(row, row.row.channels[slot] ?? row.anchorAdc)),
    );
    const gainStart = this.perSlot(slots, (row, slot) =>
      startGain(row, positionOf(row, row.row.channels[slot] ?? row.anchorAdc)),
    );
    const terms = loss.terms.map((term) => term.place(this.placement()));
    this.evaluateRows = (displacement) => {
      const energyEv = energyAt(energyStart, u, displacement);
      const gain = gainAt(gainStart, u, displacement);
      return tf.addN(terms.map((term) => term({ displacement, energyEv, gain, counts })));
    };
  }

  /**
   * Values and gradients of the rows, shape [rows, 4] flattened, for displacements of shape (all rows, 3) in the order
   * of the caller. Read back asynchronously: WebGPU knows no other way.
   */
  async evaluate(displacements: Float64Array): Promise<Float32Array> {
    const result = tf.tidy(() => {
      const displacement = [0, 1, 2].map((k) =>
        tf.tensor2d(
          Float32Array.from(this.rows, ({ index }) => displacements[3 * index + k] ?? 0),
          [this.rows.length, 1],
        ),
      );
      // Rows do not know of each other, so seeding every row with 1 gives each its own gradient.
      const differentiated = tf.valueAndGrads((...inputs) => this.evaluateRows(inputs as unknown as Displacement));
      const { value, grads } = differentiated(displacement, tf.ones([this.rows.length, 1]));
      return tf.concat2d([value, ...grads] as Tensor2D[], 1);
    });
    try {
      return (await result.data()) as Float32Array;
    } finally {
      result.dispose();
    }
  }

  /** Frees the constants on the backend. */
  dispose(): void {
    tf.dispose(this.tensors);
  }

  private placement(): BlockPlacement {
    return {
      perRow: (valueOf) => this.constant(1, 1, valueOf),
      perComponent: (valueOf) => this.constant(2, 1, (row, component) => valueOf(row, component)),
      perEdge: (valueOf) => this.constant(1, 2, (row, _, edge) => valueOf(row, edge)),
    };
  }

  private perSlot(slots: number, valueOf: (row: PreparedRow, slot: number) => number): Tensor2D {
    return this.constant(1, slots, (row, _, slot) => valueOf(row, slot));
  }

  private constant(
    copies: number,
    columns: number,
    valueOf: (row: PreparedRow, copy: number, column: number) => number,
  ): Tensor2D {
    const values = new Float32Array(copies * this.rows.length * columns);
    let position = 0;
    for (let copy = 0; copy < copies; copy++) {
      for (const { prepared } of this.rows) {
        for (let column = 0; column < columns; column++) values[position++] = valueOf(prepared, copy, column);
      }
    }
    const tensor = tf.tensor2d(values, [copies * this.rows.length, columns]);
    this.tensors.push(tensor);
    return tensor;
  }
}
