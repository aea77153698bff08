import { dispose, exp, tidy } from '@tensorflow/tfjs-core';
import { COARSE_BINS } from '../coarse';
import { autoencoderInput, autoencoderVariables, logShares } from './network';
import type { AutoencoderModel } from './model';

/** Spectra per forward pass. */
const CHUNK = 128;

/**
 * What the autoencoder makes of spectra: expected counts of the same sum, shape (n, bins) row major. Needs a started
 * backend.
 *
 * @param counts shape (n, bins), row major
 */
export async function reconstruct(
  { shape, weights }: Pick<AutoencoderModel, 'shape' | 'weights'>,
  counts: Float32Array,
  breathe: () => Promise<void>,
): Promise<Float32Array> {
  const n = counts.length / COARSE_BINS;
  const all = new Float32Array(counts.length);
  const variables = autoencoderVariables(shape, weights);
  try {
    for (let first = 0; first < n; first += CHUNK) {
      const last = Math.min(first + CHUNK, n);
      const part = counts.subarray(first * COARSE_BINS, last * COARSE_BINS);
      const { inputs, shares, weights: unused } = autoencoderInput(part, last - first);
      const output = tidy(() => exp(logShares(variables, inputs)));
      all.set(await output.data(), first * COARSE_BINS);
      dispose([inputs, shares, unused, output]);
      await breathe();
    }
  } finally {
    dispose(variables);
  }
  for (let row = 0; row < n; row++) {
    const own = all.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS);
    const total = counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS).reduce((sum, value) => sum + value, 0);
    for (let bin = 0; bin < COARSE_BINS; bin++) own[bin] = (own[bin] ?? 0) * total;
  }
  return all;
}
