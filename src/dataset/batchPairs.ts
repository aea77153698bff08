import { spectrumOf, type Histograms } from './histograms';

/** The same run in batches twice as long: each two neighbours as one, an odd last one by itself. Counts are a new array. */
export function inPairs(histograms: Histograms): Histograms {
  const { batches, detectors, channelCount } = histograms;
  const pairs = Math.ceil(batches.length / 2);
  const counts = new Uint32Array(detectors.length * pairs * channelCount);
  for (let detector = 0; detector < detectors.length; detector++) {
    for (let batch = 0; batch < batches.length; batch++) {
      const from = (detector * pairs + pairOf(batch)) * channelCount;
      spectrumOf(histograms, detector, batch).forEach((n, adc) => {
        counts[from + adc] = (counts[from + adc] ?? 0) + n;
      });
    }
  }
  return {
    ...histograms,
    counts,
    batches: Array.from({ length: pairs }, (_, pair) => ({
      start: batches[2 * pair]?.start ?? null,
      stop: batches[Math.min(2 * pair + 1, batches.length - 1)]?.stop ?? null,
    })),
  };
}

/** In which pair of `inPairs` a batch lies. */
export function pairOf(batch: number): number {
  return batch >> 1;
}
