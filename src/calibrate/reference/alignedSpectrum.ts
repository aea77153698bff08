import { filledReader, type Spectra } from '../../dataset/histograms';
import type { PackedSpectrum } from '../../dataset/packedSpectrum';
import { randomSource, type RandomSource } from '../../math/random';
import { energyAt, gainAt } from '../energyCalibration';

/** Keeps this dither apart from other uses of the same seed. */
const ALIGNMENT = 0x616c676e;

type Polynomial = readonly [number, number, number];

/**
 * The spectra of a detector summed on one channel scale: each event moves from the scale of its batch (or slice) to that of
 * `common`, so that drift does not broaden the lines. Spectra whose polynomial is null are left out. Events are
 * dithered by a seeded uniform half channel, since rounding alone would beat with the channels: of those of one channel
 * a binomial number ends in the upper of the two channels that they reach.
 */
export function alignedSpectrum(
  spectra: Spectra,
  detector: number,
  polynomials: readonly (Polynomial | null)[],
  common: Polynomial,
  seed: number,
): Uint32Array {
  const aligned = new Uint32Array(spectra.channelCount);
  const filledOf = filledReader(spectra);
  polynomials.forEach((polynomial, batch) => {
    if (polynomial === null) return;
    const random = randomSource(seed ^ ALIGNMENT, detector * spectra.batches.length + batch);
    addAligned(aligned, filledOf(detector, batch), polynomial, common, random);
  });
  return aligned;
}

function addAligned(
  aligned: Uint32Array,
  { channels, counts: filled }: PackedSpectrum,
  polynomial: Polynomial,
  common: Polynomial,
  random: RandomSource,
): void {
  for (let i = 0; i < channels.length; i++) {
    const adc = channels[i] ?? 0;
    const counts = filled[i] ?? 0;
    // One Newton step from the channel itself: scales differ by a few channels, where its error is below 1e-3.
    const moved = adc + (energyAt(polynomial, adc) - energyAt(common, adc)) / gainAt(common, adc);
    const lower = Math.floor(moved);
    // Off the ADC, or nowhere: a scale that does not rise moves events anywhere.
    if (!(lower >= -1 && lower < aligned.length)) continue;
    const inUpper = random.binomial(counts, moved - lower);
    add(aligned, lower, counts - inUpper);
    add(aligned, lower + 1, inUpper);
  }
}

function add(spectrum: Uint32Array, adc: number, events: number): void {
  if (adc >= 0 && adc < spectrum.length) spectrum[adc] = (spectrum[adc] ?? 0) + events;
}
