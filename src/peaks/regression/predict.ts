import { tensor3d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { NETWORK_BINS, NETWORK_OUTPUTS } from './regressionNetwork';
import { normaliseSpectra } from './normalise';

/** Spectra per forward pass: bounds the memory of the intermediate values to some 60 MB. */
const CHUNK = 1024;

/**
 * Predicts the centroids of many spectra in one batch (in chunks of 1024, so that memory stays bounded).
 *
 * @param counts shape (n, 300), row major: counts per bin of the network's window
 * @param breathe called between chunks; throws where the caller wants to stop
 * @returns shape (n, 5): centroids in units of the window's width from its lower edge, in the order of the profile's
 *   `finderLines`
 */
export async function predictPositions(
  network: LayersModel,
  counts: ArrayLike<number>,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Float32Array> {
  const inputs = normaliseSpectra(counts, NETWORK_BINS);
  const spectra = inputs.length / NETWORK_BINS;
  const positions = new Float32Array(spectra * NETWORK_OUTPUTS);
  for (let first = 0; first < spectra; first += CHUNK) {
    const last = Math.min(first + CHUNK, spectra);
    const chunk = inputs.subarray(first * NETWORK_BINS, last * NETWORK_BINS);
    const output = tidy(() => {
      const input = tensor3d(chunk, [last - first, NETWORK_BINS, 1]);
      // One predict call is one batch: its own default would cut it in 32s.
      return network.predict(input, { batchSize: last - first }) as Tensor;
    });
    try {
      positions.set(await output.data(), first * NETWORK_OUTPUTS);
    } finally {
      output.dispose();
    }
    await breathe();
  }
  return positions;
}
