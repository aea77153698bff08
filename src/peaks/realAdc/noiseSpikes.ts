import { filterSpectrum } from '../classical/matchedFilter';
import { findPeaks } from '../classical/findPeaks';
import { fitNarrowPeak } from './narrowPeak';

/** A peak that is too narrow to be a line. */
export interface NoiseSpike {
  readonly adc: number;
  readonly sigmaAdc: number;
  /** Net counts. */
  readonly counts: number;
}

const LEAST_SIGNIFICANCE = 6;
/** Narrower than allowed by this many errors of the width. */
const NARROWER_BY = 2;
/** A peak falls to this part of its top on both sides, between 2 and 3 of its sigmas; what does not is an edge. */
const FALLS_TO = 0.55;
const FALLS_AT = [2, 2.5, 3] as const;
/** Half the fitted window in units of the least sigma of a line. */
const FIT_REACH = 2;

/**
 * Peaks narrower than a detector can make them, ascending: where the electronics pick something up. `narrowestSigmaAdc`
 * gives the least sigma of a line at a channel. A spike is 6 standard deviations significant, narrower than that by twice
 * the error of its width, at least as high as what it stands on, and falls on both sides. `counts`: one bin per channel,
 * free of a comb.
 */
export function noiseSpikes(counts: Uint32Array, narrowestSigmaAdc: (adc: number) => number): NoiseSpike[] {
  const filterSigma = Math.max(1, narrowestSigmaAdc(0) / 2);
  const { significance } = filterSpectrum(counts, filterSigma);
  const candidates = findPeaks(significance, { height: LEAST_SIGNIFICANCE, distance: filterSigma });
  return candidates.flatMap(({ index }) => {
    const limit = narrowestSigmaAdc(index);
    // What is as wide as a line does not fall so close to its top: no need to fit it.
    if (!fallsOnBothSides(counts, index, limit / 2)) return [];
    const peak = fitNarrowPeak(counts, index, Math.ceil(FIT_REACH * limit));
    if (peak === null || peak.height < peak.floor) return [];
    if (peak.sigmaAdc + NARROWER_BY * peak.sigmaError >= limit) return [];
    if (!fallsOnBothSides(counts, peak.adc, peak.sigmaAdc)) return [];
    return [{ adc: peak.adc, sigmaAdc: peak.sigmaAdc, counts: peak.area }];
  });
}

function fallsOnBothSides(counts: Uint32Array, centre: number, sigma: number): boolean {
  const half = Math.max(1, sigma / 2);
  const mean = (adc: number) => {
    const part = counts.subarray(Math.max(0, Math.round(adc - half)), Math.max(0, Math.round(adc + half) + 1));
    return part.reduce((sum, n) => sum + n, 0) / Math.max(1, part.length);
  };
  const most = FALLS_TO * mean(centre);
  return [-sigma, sigma].every((side) => FALLS_AT.some((sigmas) => mean(centre + sigmas * side) <= most));
}
