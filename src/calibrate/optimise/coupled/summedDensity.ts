/**
 * Losses of the summed spectrum: V = n F(rho), rho the kernel density estimate of the calibrated events of all rows at
 * equidistant energies, rho_g = (1/n) sum of counts x K((E_g - C(a))/h)/h, K the unit Gaussian. All rows are coupled.
 */
import * as tf from '@tensorflow/tfjs-core';
// Imported for what it does: its Node and its browser bundle both register the gradients, tfjs-core's main file none.
import '@tensorflow/tfjs-layers';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { TaskContext } from '../../../dataset/task';
import { ENERGY_ORIGIN_EV } from '../frame';
import { energyAt, positionOf, startEnergyEv } from '../losses/calibrationTensors';
import type { CoupledFunction, CoupledTerm, Displacement, PlacedCoupling } from '../losses/loss';
import type { PreparedRow } from '../preparedRow';

/** Standard deviation of the kernel, eV: a quarter of a line's, so that it broadens one of 75 eV to 77.6. */
export const BANDWIDTH_EV = 20;
/** Distance of the energies at which the density is taken: at half the bandwidth sums are integrals to 1e-8. */
export const NODE_STEP_EV = BANDWIDTH_EV / 2;
/** The kernel ends here, in bandwidths. */
const REACH = 7;
const INVERSE_SQRT_2_PI = 0.3989422804014327;

/** F of the density at the nodes in both forms; it may know of the rows, which are given to `functionalOf`. */
export interface DensityFunctional {
  /** First node, eV, and how many. */
  readonly firstEv: number;
  readonly nodes: number;
  /** F, and its derivatives by the density at each node. */
  readonly onDensity: (density: Float64Array) => { readonly value: number; readonly slope: Float64Array };
  /** F of a density of shape [nodes], differentiable. */
  readonly onTensor: (density: Tensor1D) => Tensor;
}

/** The coupled term of a functional. */
export function ofSummedDensity(functionalOf: (rows: readonly PreparedRow[]) => DensityFunctional): CoupledTerm {
  return {
    couples: 'run',
    prepare: (rows) => prepare(rows, functionalOf(rows)),
    place: (rows) => place(rows, functionalOf(rows)),
  };
}

/** Counts of all rows. */
export function eventsOf(rows: readonly PreparedRow[]): number {
  return Math.max(
    rows.reduce((sum, { events }) => sum + events, 0),
    1,
  );
}

/** Rows between two breaths: a few milliseconds. */
const ROWS_PER_BREATH = 200;

function prepare(rows: readonly PreparedRow[], functional: DensityFunctional): CoupledFunction {
  const n = eventsOf(rows);
  const cells = rows.map((row) => ({ row, u: row.row.channels.map((adc) => positionOf(row, adc)) }));
  return async (displacements, value, gradient, context) => {
    const density = new Float64Array(functional.nodes);
    await eachCell(cells, displacements, context, (energyEv, counts) => {
      eachNode(functional, energyEv, (g, kernel) => (density[g] = (density[g] ?? 0) + (counts / n) * kernel));
    });
    const { value: total, slope } = functional.onDensity(density);
    const share = (n * total) / rows.length;
    for (let row = 0; row < rows.length; row++) value[row] = (value[row] ?? 0) + share;
    await eachCell(cells, displacements, context, (energyEv, counts, row, u) => {
      let byEnergy = 0;
      eachNode(functional, energyEv, (g, kernel, t) => (byEnergy += ((slope[g] ?? 0) * kernel * t) / BANDWIDTH_EV));
      gradient[3 * row] = (gradient[3 * row] ?? 0) + counts * byEnergy;
      gradient[3 * row + 1] = (gradient[3 * row + 1] ?? 0) + counts * byEnergy * u;
      gradient[3 * row + 2] = (gradient[3 * row + 2] ?? 0) + counts * byEnergy * u * u;
    });
  };
}

/** Calls `visit` with the energy and counts of every cell. */
async function eachCell(
  cells: readonly { readonly row: PreparedRow; readonly u: Float64Array }[],
  displacements: Float64Array,
  context: TaskContext,
  visit: (energyEv: number, counts: number, row: number, u: number) => void,
): Promise<void> {
  for (const [index, { row, u }] of cells.entries()) {
    if (index % ROWS_PER_BREATH === ROWS_PER_BREATH - 1) await context.breathe();
    const [q0, q1, q2] = row.start.map((q, k) => q + (displacements[3 * index + k] ?? NaN)) as [number, number, number];
    u.forEach((at, i) => {
      visit(ENERGY_ORIGIN_EV + q0 + at * (q1 + at * q2), row.row.counts[i] ?? 0, index, at);
    });
  }
}

/** Calls `visit` with the kernel (per eV) at every node within its reach, t = (node - energy)/bandwidth. */
function eachNode(
  { firstEv, nodes }: DensityFunctional,
  energyEv: number,
  visit: (node: number, kernel: number, t: number) => void,
): void {
  if (Number.isNaN(energyEv)) {
    for (let g = 0; g < nodes; g++) visit(g, NaN, NaN);
    return;
  }
  const reachEv = REACH * BANDWIDTH_EV;
  const first = Math.max(Math.ceil((energyEv - reachEv - firstEv) / NODE_STEP_EV), 0);
  const last = Math.min(Math.floor((energyEv + reachEv - firstEv) / NODE_STEP_EV), nodes - 1);
  for (let g = first; g <= last; g++) {
    const t = (firstEv + g * NODE_STEP_EV - energyEv) / BANDWIDTH_EV;
    visit(g, (INVERSE_SQRT_2_PI / BANDWIDTH_EV) * Math.exp(-0.5 * t * t), t);
  }
}

/** Cells of a chunk: with a hundred nodes each some megabytes of kernels. */
const CELLS_PER_CHUNK = 4096;

/** Rows of a chunk on the backend, padded to a common number of channels. */
interface Chunk {
  readonly first: number;
  readonly rows: number;
  readonly start: Tensor2D;
  readonly u: Tensor2D;
  /** Counts/n, shape [1, cells]. */
  readonly weights: Tensor2D;
}

/**
 * The same on the tensor backend. The chain rule is taken in two passes, so that memory stays bounded: the density of all
 * chunks, F and its slope by automatic differentiation, then each chunk's density weighted with that slope likewise.
 */
function place(rows: readonly PreparedRow[], functional: DensityFunctional): PlacedCoupling {
  const n = eventsOf(rows);
  const chunks = chunksOf(rows, n);
  const { firstEv, nodes, onTensor } = functional;
  const nodeEv = tf.tensor2d(
    Float32Array.from({ length: nodes }, (_, g) => firstEv + g * NODE_STEP_EV - ENERGY_ORIGIN_EV),
    [1, nodes],
  );
  const densityOf = ({ start, u, weights }: Chunk, displacement: Displacement): Tensor1D => {
    const energyEv = tf.reshape(energyAt(start, u, displacement), [-1, 1]);
    const t = tf.mul(tf.sub(nodeEv, energyEv), 1 / BANDWIDTH_EV);
    const kernels: Tensor2D = tf.mul(tf.exp(tf.mul(tf.square(t), -0.5)), INVERSE_SQRT_2_PI / BANDWIDTH_EV);
    return tf.reshape(tf.matMul(weights, kernels), [nodes]);
  };
  return {
    dispose: () => {
      tf.dispose([nodeEv, ...chunks.flatMap(({ start, u, weights }) => [start, u, weights])]);
    },
    evaluate: async (displacements, value, gradient) => {
      const { total, slope } = tf.tidy(() => {
        const density = chunks
          .map((chunk) => densityOf(chunk, displacementOf(chunk, displacements)))
          .reduce((sum, own) => tf.add(sum, own));
        const differentiated = tf.valueAndGrad((d: Tensor) => onTensor(d as Tensor1D))(density);
        return { total: differentiated.value, slope: differentiated.grad as Tensor1D };
      });
      const share = (n * ((await total.data())[0] ?? NaN)) / rows.length;
      for (let row = 0; row < rows.length; row++) value[row] = (value[row] ?? 0) + share;
      for (const chunk of chunks) {
        const grads = tf.tidy(() => {
          const weighted = (...inputs: Tensor[]) =>
            tf.sum(tf.mul(densityOf(chunk, inputs as unknown as Displacement), slope));
          return tf.concat2d(tf.grads(weighted)([...displacementOf(chunk, displacements)]) as Tensor2D[], 1);
        });
        const numbers = await grads.data();
        grads.dispose();
        numbers.forEach((g, i) => {
          gradient[3 * chunk.first + i] = (gradient[3 * chunk.first + i] ?? 0) + n * g;
        });
      }
      tf.dispose([total, slope]);
    },
  };
}

function displacementOf({ first, rows }: Chunk, displacements: Float64Array): Displacement {
  const component = (k: number) =>
    tf.tensor2d(
      Float32Array.from({ length: rows }, (_, i) => displacements[3 * (first + i) + k] ?? 0),
      [rows, 1],
    );
  return [component(0), component(1), component(2)];
}

function chunksOf(rows: readonly PreparedRow[], n: number): Chunk[] {
  const slots = Math.max(1, ...rows.map(({ row }) => row.channels.length));
  const size = Math.max(1, Math.floor(CELLS_PER_CHUNK / slots));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, c): Chunk => {
    const own = rows.slice(c * size, (c + 1) * size);
    const perSlot = (valueOf: (row: PreparedRow, slot: number) => number) =>
      Float32Array.from({ length: own.length * slots }, (_, i) => {
        const row = own[Math.floor(i / slots)];
        return row === undefined ? NaN : valueOf(row, i % slots);
      });
    const at = (row: PreparedRow, slot: number) => positionOf(row, row.row.channels[slot] ?? row.anchorAdc);
    const shape: [number, number] = [own.length, slots];
    return {
      first: c * size,
      rows: own.length,
      start: tf.tensor2d(
        perSlot((row, slot) => startEnergyEv(row, at(row, slot))),
        shape,
      ),
      u: tf.tensor2d(perSlot(at), shape),
      weights: tf.tensor2d(
        perSlot(({ row }, slot) => (row.counts[slot] ?? 0) / n),
        [1, own.length * slots],
      ),
    };
  });
}
