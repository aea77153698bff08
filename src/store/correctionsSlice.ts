import type { AnalysisSettings } from '../assess/results';
import type { PeakCorrection } from '../dataset/peakCorrection';
import { tabulatedEnergyEv } from './catalogue';
import type { SliceOf } from './workbench';

/** Which line in which spectrum: `detector` as `detectorLabel` gives it, `batch` null for the whole run. */
export type LinePlace = Omit<PeakCorrection, 'adc'>;

export interface CorrectionsSlice {
  /** Puts a line to a channel, whether or not the finder saw it. */
  readonly correctPeak: (place: LinePlace, adc: number) => void;
  /** Says that a line is not there. */
  readonly removePeak: (place: LinePlace) => void;
  /** Leaves a detector to the finder again: every line, in every batch. */
  readonly resetPeaks: (detector: string) => void;
}

export const createCorrectionsSlice: SliceOf<CorrectionsSlice> = (set, get) => {
  function replace(next: AnalysisSettings['peakCorrections']): void {
    set({ settings: { ...get().settings, peakCorrections: next.toSorted(inOrder) } });
  }

  function correct(correction: PeakCorrection): void {
    const others = get().settings.peakCorrections.filter((other) => !isReplacedBy(other, correction));
    replace([...others, correction]);
  }

  return {
    correctPeak: (place, adc) => {
      correct({ ...place, adc });
    },
    removePeak: (place) => {
      correct({ ...place, adc: null });
    },
    resetPeaks: (detector) => {
      const { peakCorrections } = get().settings;
      const others = peakCorrections.filter((correction) => correction.detector !== detector);
      if (others.length < peakCorrections.length) replace(others);
    },
  };
};

function isReplacedBy(old: PeakCorrection, { detector, batch, line }: PeakCorrection): boolean {
  return old.detector === detector && old.batch === batch && old.line === line;
}

/** By detector, energy of the line, and batch with the whole run first: the same choices make the same settings. */
function inOrder(a: PeakCorrection, b: PeakCorrection): number {
  if (a.detector !== b.detector) return a.detector < b.detector ? -1 : 1;
  return tabulatedEnergyEv(a.line) - tabulatedEnergyEv(b.line) || (a.batch ?? -1) - (b.batch ?? -1);
}
