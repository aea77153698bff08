import { spectrumOf } from '../../dataset/histograms';
import { energyAt } from '../../calibrate/energyCalibration';
import { GRID } from '../energyGrid';
import { perBatch, type MonitoredRun, type Statistic } from './statistic';

const LONGEST_PERIOD = 16;
const SECTIONS = 12;
/** With fewer counts no comb that matters can be seen. */
const FEWEST_COUNTS = 200;

/** The clearest oscillation of a spectrum. */
export interface CombCandidate {
  readonly period: number;
  readonly significance: number;
  /** Relative to the mean counts. */
  readonly amplitude: number;
}

/** Significance of the clearest periodic pattern in the channels of a batch, of any period from 2 to 16 channels. */
export function combSignificance(run: MonitoredRun): Statistic {
  return perBatch(run, ({ detector, p }, batch) => {
    let firstAdc = 0;
    while (firstAdc < run.histograms.channelCount && energyAt(p, firstAdc) < GRID.firstEdgeEv) firstAdc++;
    return combOf(spectrumOf(run.histograms, detector, batch), firstAdc)?.significance ?? NaN;
  });
}

/**
 * Smooth spectra whose lines are wider than some ten channels have no Fourier amplitude at such frequencies: what is there
 * is chance, of variance N/2 in either component, or a comb. A comb is everywhere: the section of the spectrum that
 * contributes most is left out, so that a single spike is none. `spectrum`: one bin per channel; null where it holds too
 * little.
 */
export function combOf(spectrum: Uint32Array, firstAdc: number): CombCandidate | null {
  const total = countsFrom(spectrum, firstAdc);
  if (total < FEWEST_COUNTS) return null;
  let best: CombCandidate = { period: 0, significance: 0, amplitude: 0 };
  for (let period = 2; period <= LONGEST_PERIOD; period++) {
    const phases = countsByPhase(spectrum, firstAdc, total, period);
    for (let order = 1; 2 * order <= period; order++) {
      // Others belong to a shorter period.
      if (greatestDivisor(order, period) !== 1) continue;
      const own = oscillation(phases, period, order);
      if (own.significance > best.significance) best = { period, ...own };
    }
  }
  return best;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function countsFrom(spectrum: Uint32Array, firstAdc: number): number {
  let total = 0;
  for (let adc = firstAdc; adc < spectrum.length; adc++) total += spectrum[adc] ?? 0;
  return total;
}

/** Counts by section of the spectrum (of equal counts) and phase `adc % period`, shape (sections, period). */
function countsByPhase(spectrum: Uint32Array, firstAdc: number, total: number, period: number): Float64Array {
  const counts = new Float64Array(SECTIONS * period);
  let seen = 0;
  for (let adc = firstAdc, phase = firstAdc % period; adc < spectrum.length; adc++) {
    const n = spectrum[adc] ?? 0;
    if (n > 0) {
      const place = Math.min(SECTIONS - 1, Math.floor((SECTIONS * seen) / total)) * period + phase;
      counts[place] = (counts[place] ?? 0) + n;
      seen += n;
    }
    phase = phase + 1 === period ? 0 : phase + 1;
  }
  return counts;
}

interface Wave {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const WAVES = new Map<string, Wave>();

/** cos and sin(2 pi order phase/period) of every phase; made once. */
function waveOf(period: number, order: number): Wave {
  const key = `${String(order)}/${String(period)}`;
  const known = WAVES.get(key);
  if (known !== undefined) return known;
  const angle = (_: unknown, phase: number) => (2 * Math.PI * order * phase) / period;
  const cos = Float64Array.from({ length: period }, (_, phase) => Math.cos(angle(_, phase)));
  const sin = Float64Array.from({ length: period }, (_, phase) => Math.sin(angle(_, phase)));
  const wave = { cos, sin };
  WAVES.set(key, wave);
  return wave;
}

/** The wave cos(2 pi order adc/period) in those counts. */
function oscillation(phases: Float64Array, period: number, order: number): Omit<CombCandidate, 'period'> {
  const wave = waveOf(period, order);
  const real = new Float64Array(SECTIONS);
  const imaginary = new Float64Array(SECTIONS);
  for (let section = 0; section < SECTIONS; section++) {
    for (let phase = 0; phase < period; phase++) {
      const n = phases[section * period + phase] ?? 0;
      real[section] = (real[section] ?? 0) + n * (wave.cos[phase] ?? 0);
      imaginary[section] = (imaginary[section] ?? 0) + n * (wave.sin[phase] ?? 0);
    }
  }
  const [re, im] = [total(real), total(imaginary)];
  const size = Math.hypot(re, im);
  if (size === 0) return { significance: 0, amplitude: 0 };
  const along = real.map((value, i) => (value * re + (imaginary[i] ?? 0) * im) / size);
  const most = along.indexOf(Math.max(...along));
  const counts = (section: number) => total(phases.subarray(section * period, (section + 1) * period));
  const rest = size - (along[most] ?? 0);
  const restCounts = Math.max(total(phases) - counts(most), 1);
  // At half a cycle per channel there is one component, with all of the variance.
  const components = 2 * order === period ? 1 : 2;
  return {
    significance: rest / Math.sqrt(restCounts / components),
    amplitude: (components * rest) / restCounts,
  };
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
