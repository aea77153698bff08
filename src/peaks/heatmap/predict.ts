import { dispose, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { shapeOfModel, type HeatmapModel } from './model';
import { heatmaps } from './network';
import { weightVariables } from './weights';

/** What the network says of each spectrum and line, shape (n, lines) each, row major. */
export interface Predictions {
  /** Bins from the window's lower edge. */
  readonly positions: Float32Array;
  /** One-sigma errors of the positions, bins. */
  readonly errors: Float32Array;
  /** Probability that the line is there. */
  readonly probabilities: Float32Array;
}

/** Spectra per forward pass: a first pass on 512 spends more time on growing memory than on sums. */
const CHUNK = 64;

/**
 * Predictions for many spectra.
 *
 * @param counts shape (n, bins), row major: counts per bin of the model's window
 * @param breathe called between chunks with the share that is done, 0 to 1; throws where the caller wants to stop
 */
export async function predictLines(
  model: HeatmapModel,
  counts: Float32Array,
  breathe: (done: number) => Promise<void> = () => Promise.resolve(),
): Promise<Predictions> {
  const shape = shapeOfModel(model);
  const n = counts.length / shape.bins;
  const positions = new Float32Array(n * shape.lines);
  const logSigmas = new Float32Array(n * shape.lines);
  const logOdds = new Float32Array(n * shape.lines);
  const weights = weightVariables(shape, model.weights);
  try {
    for (let first = 0; first < n; first += CHUNK) {
      const last = Math.min(first + CHUNK, n);
      const chunk = counts.slice(first * shape.bins, last * shape.bins);
      const output = tidy(() => ({ ...heatmaps(shape, weights, tensor2d(chunk, [last - first, shape.bins])) }));
      try {
        positions.set(await output.position.data(), first * shape.lines);
        logSigmas.set(await output.logSigma.data(), first * shape.lines);
        logOdds.set(await output.presence.data(), first * shape.lines);
      } finally {
        dispose(output);
      }
      await breathe(last / n);
    }
  } finally {
    dispose(weights);
  }
  return {
    positions,
    errors: logSigmas.map(Math.exp),
    probabilities: logOdds.map((odds) => 1 / (1 + Math.exp(-odds))),
  };
}
