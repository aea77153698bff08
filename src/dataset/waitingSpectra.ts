import type { StatedCalibration } from './histograms';
import { originsOf, type SpectrumOrigin, type SpectrumSource } from './placement';

/** A spectrum whose SDD is not known yet, from channel 0. */
export interface WaitingSpectrum {
  readonly counts: Uint32Array;
  /** The energy scale that its file states; null where it states none. */
  readonly stated: StatedCalibration | null;
  readonly source: SpectrumSource;
  /** Kind of the run that it is of; null: of no kind. */
  readonly label: string | null;
}

/** Spectra without SDD number and time, in the order in which they come, until all files of a run are read. */
export class WaitingSpectra {
  private readonly all: WaitingSpectrum[] = [];

  add(spectrum: WaitingSpectrum): void {
    this.all.push(spectrum);
  }

  /** What places them: their files, and what those say. */
  get origins(): readonly SpectrumOrigin[] {
    return originsOf(this.all.map(({ source }) => source));
  }

  /** All of them; none waits any more. */
  take(): readonly WaitingSpectrum[] {
    return this.all.splice(0);
  }

  /** Each of them with its place; none waits any more. Throws a RangeError where there are fewer or more places. */
  takeWith<Place>(places: readonly Place[]): readonly (WaitingSpectrum & { readonly place: Place })[] {
    if (this.all.length !== places.length) throw new RangeError('every spectrum needs one place');
    const taken = this.take();
    return places.flatMap((place, i) => {
      const spectrum = taken[i];
      return spectrum === undefined ? [] : [{ ...spectrum, place }];
    });
  }
}
