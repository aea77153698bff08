import { countsIn, totalSpectrumOf, type Histograms } from './histograms';
import type { ChannelStatus } from './run';
import { strongestRise } from './spectralRise';

/** Fewer counts do not make one line that could be fitted. */
const FEWEST_COUNTS = 500;
/** A detector with less than this share of the array's median sees next to nothing of what the others see. */
const SMALLEST_SHARE = 0.02;
/** A rise between the lowest and the highest of a thousand windows: in 1500 toys of pure noise chance reached 5.9. */
const RISE_SIGMAS = 7;

/** A detector's spectrum of the whole run without what its electronics put in. */
export type CleanSpectrum = (spectrum: Uint32Array, detector: number) => Uint32Array;

/**
 * Sets aside detectors that are dead, starved, or show noise only, by the counts of the whole run. One status per
 * detector, in their order; `reason` says in words and numbers why one is excluded. Strong peaks that are no known line
 * are not looked for here: they need an energy scale (monitor/). Noise spikes are no response of a detector: lines are
 * looked for in what `clean` leaves of the spectrum.
 */
export function screenByCounts(histograms: Histograms, clean: CleanSpectrum = (spectrum) => spectrum): ChannelStatus[] {
  const spectra = histograms.detectors.map((_, detector) => totalSpectrumOf(histograms, detector));
  const totals = spectra.map(countsIn);
  const median = medianOf(totals.filter((counts) => counts >= FEWEST_COUNTS));
  return spectra.map((spectrum, detector) => {
    const counts = totals[detector] ?? 0;
    const few = starvation(counts, median);
    if (few !== null) return { detector, status: 'excluded', reason: few, fault: counts === 0 ? 'dead' : 'starved' };
    const silent = silence(spectrum, clean(spectrum, detector));
    if (silent !== null) return { detector, status: 'excluded', reason: silent, fault: 'dead' };
    return { detector, status: 'ok', reason: null };
  });
}

function starvation(counts: number, median: number): string | null {
  if (counts === 0) return 'Dead: no counts at all.';
  if (counts < FEWEST_COUNTS) {
    return `Starved: ${thousands(counts)} counts are too few to fit any line (at least ${String(FEWEST_COUNTS)}).`;
  }
  if (counts >= SMALLEST_SHARE * median) return null;
  const percent = Number(((100 * counts) / median).toPrecision(2));
  return `Starved: ${thousands(counts)} counts are ${String(percent)} % of the array's median of ${thousands(median)}.`;
}

function silence(spectrum: Uint32Array, cleaned: Uint32Array): string | null {
  const { sigmas, adc, firstIsLine } = strongestRise(cleaned);
  if (sigmas >= RISE_SIGMAS || firstIsLine) return null;
  if (cleaned !== spectrum && silence(spectrum, spectrum) === null) {
    return 'No spectroscopic response: what stands out of the noise are spikes narrower than a line.';
  }
  const where =
    sigmas > 0
      ? ` (largest rise: ${sigmas.toFixed(1)} σ near ADC ${String(adc)}, ${String(RISE_SIGMAS)} are needed)`
      : '';
  return `No spectroscopic response: no line stands out of the noise${where}.`;
}

/** Median of the values, 0 for none; the lower of the two middle ones of an even number. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function thousands(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
