import type { Profile } from '../../physics/profile';

/**
 * Cramér-Rao limits of the standard deviation of each line's position, channels, in the order of the profile's
 * `finderLines`; NaN for lines that are not there. Yields and a common width are unknown in both.
 */
export interface SpectrumLimits {
  readonly knownContinuumAdc: readonly number[];
  /** Level and slope of what is no line are unknown as well. */
  readonly unknownContinuumAdc: readonly number[];
}

/** A spectrum of which it is known where its lines are. */
export interface LabelledSpectrum {
  /** Counts per bin of the profile's network window. */
  readonly counts: ArrayLike<number>;
  /** Total yield relative to the profile's typical one. */
  readonly totalYield: number;
  /**
   * True positions in the order of the profile's `finderLines`, on the axis of the bins' edges: channel `a` covers
   * [a, a + 1) there. Null for a line that is not there, undefined for one of which nothing is known.
   */
  readonly linesAdc: readonly (number | null | undefined)[];
  /** Null where they are not known. */
  readonly limits: SpectrumLimits | null;
}

/** Spectra on which finders are compared. */
export interface BenchmarkSet {
  /** In words for people. */
  readonly title: string;
  readonly profile: Profile;
  /** Seed that the spectra were drawn with; null for those of a file. */
  readonly seed: number | null;
  /** Whether the limits follow from the expected spectrum or from a fit to the counts. */
  readonly limitsAre: 'exact' | 'estimated';
  readonly spectra: readonly LabelledSpectrum[];
}
