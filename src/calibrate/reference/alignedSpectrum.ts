import { spectrumOf, type Histograms } from '../../dataset/histograms';
import { randomSource } from '../../math/random';
import { energyAt, gainAt } from '../energyCalibration';

/** Keeps this dither apart from other uses of the same seed. */
const ALIGNMENT = 0x616c676e;

type Polynomial = readonly [number, number, number];

/**
 * The batches of a detector summed on one channel scale: each event moves from the scale of its batch to that of
 * `common`, so that drift does not broaden the lines. Batches whose polynomial is null are left out. Events are
 * dithered by a seeded uniform half channel, since rounding alone would beat with the channels: of those of one channel
 * a binomial number ends in the upper of the two channels that they reach.
 */
export function alignedSpectrum(
  histograms: Histograms,
  detector: number,
  batches: readonly (Polynomial | null)[],
  common: Polynomial,
  seed: number,
): Uint32Array {
  const { channelCount } = histograms;
  const aligned = new Uint32Array(channelCount);
  batches.forEach((polynomial, batch) => {
    if (polynomial === null) return;
    const random = randomSource(seed ^ ALIGNMENT, detector * histograms.batches.length + batch);
    const spectrum = spectrumOf(histograms, detector, batch);
    for (let adc = 0; adc < channelCount; adc++) {
      const counts = spectrum[adc] ?? 0;
      if (counts === 0) continue;
      // One Newton step from the channel itself: scales differ by a few channels, where its error is below 1e-3.
      const moved = adc + (energyAt(polynomial, adc) - energyAt(common, adc)) / gainAt(common, adc);
      const lower = Math.floor(moved);
      // Off the ADC, or nowhere: a scale that does not rise moves events anywhere.
      if (!(lower >= -1 && lower < channelCount)) continue;
      const inUpper = random.binomial(counts, moved - lower);
      add(aligned, lower, counts - inUpper);
      add(aligned, lower + 1, inUpper);
    }
  });
  return aligned;
}

function add(spectrum: Uint32Array, adc: number, events: number): void {
  if (adc >= 0 && adc < spectrum.length) spectrum[adc] = (spectrum[adc] ?? 0) + events;
}
