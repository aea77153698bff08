import type { StatedCalibration } from '../dataset/histograms';
import type { Peak } from '../dataset/peak';
import type { TaskContext } from '../dataset/task';
import type { Profile } from '../physics/profile';

/** One spectrum to search: counts by ADC channel. */
export interface FinderSpectrum {
  readonly counts: Uint32Array;
  /** What the file says of its energy scale, or null. */
  readonly stated: StatedCalibration | null;
}

/** Any number of spectra of one experiment. */
export interface FinderInput {
  readonly spectra: readonly FinderSpectrum[];
  readonly profile: Profile;
}

/**
 * A way to find lines. `find` gives for each spectrum its peaks, ascending in channel, each line at most once, and no
 * peak where it sees none. Finders never throw for odd spectra.
 */
export interface PeakFinder {
  /** Short name as in `Peak.finder`. */
  readonly id: string;
  readonly find: (input: FinderInput, context: TaskContext) => Promise<Peak[][]>;
  /** Frees what the finder holds (tensors); it must not be used after. */
  readonly dispose: () => void;
}
