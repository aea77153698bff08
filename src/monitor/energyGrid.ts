import { energyAt } from '../calibrate/energyCalibration';

/** The common energy scale of all spectra that are compared: equal bins from 2 to 13 keV. */
export const GRID = { firstEdgeEv: 2000, binEv: 25, bins: 440 } as const;

export type Scale = readonly [number, number, number];

/** A small change of an energy scale: E' = E - shiftEv - slope (E - pivotEv). */
export interface ScaleChange {
  readonly shiftEv: number;
  readonly slope: number;
}

export const NO_CHANGE: ScaleChange = { shiftEv: 0, slope: 0 };

/** Energy of the centre of a bin, eV. */
export function binEnergyEv(bin: number): number {
  return GRID.firstEdgeEv + (bin + 0.5) * GRID.binEv;
}

/** Place of an energy on the grid, in bins from its lower edge. */
export function placeOnGrid(energyEv: number): number {
  return (energyEv - GRID.firstEdgeEv) / GRID.binEv;
}

/** Counts of a spectrum (one bin per channel) on the energy grid, and those below and above it. */
export interface GridSpectrum {
  /** Shape (bins). A channel's counts are divided over the bins that it covers. */
  readonly counts: Float64Array;
  readonly below: number;
  readonly above: number;
}

/** The channels of a spectrum that hold anything: most hold nothing in a batch. */
export interface FilledChannels {
  readonly adc: readonly number[];
  readonly counts: readonly number[];
}

export function filledChannels(spectrum: ArrayLike<number>): FilledChannels {
  const adc: number[] = [];
  const counts: number[] = [];
  for (let channel = 0; channel < spectrum.length; channel++) {
    const n = spectrum[channel] ?? 0;
    if (n === 0) continue;
    adc.push(channel);
    counts.push(n);
  }
  return { adc, counts };
}

/**
 * Brings a spectrum onto the grid by E = p0 + p1 ADC + p2 ADC^2, changed by `change` about `pivotEv`. The scale has to rise
 * where counts are.
 */
export function onGrid(spectrum: FilledChannels, p: Scale, change: ScaleChange, pivotEv: number): GridSpectrum {
  const counts = new Float64Array(GRID.bins);
  let below = 0;
  let above = 0;
  const place = (adc: number) => {
    const energy = energyAt(p, adc);
    return placeOnGrid(energy - change.shiftEv - change.slope * (energy - pivotEv));
  };
  spectrum.adc.forEach((adc, i) => {
    const n = spectrum.counts[i] ?? 0;
    const low = place(adc - 0.5);
    const high = place(adc + 0.5);
    if (!(high > 0)) below += n;
    else if (!(low < GRID.bins)) above += n;
    else divide(counts, n, low, Math.max(high, low + 1e-9));
  });
  return { counts, below, above };
}

function divide(counts: Float64Array, n: number, low: number, high: number): void {
  const first = Math.max(0, Math.floor(low));
  const last = Math.min(GRID.bins - 1, Math.floor(high));
  for (let bin = first; bin <= last; bin++) {
    const overlap = Math.min(high, bin + 1) - Math.max(low, bin);
    if (overlap > 0) counts[bin] = (counts[bin] ?? 0) + (n * overlap) / (high - low);
  }
}
