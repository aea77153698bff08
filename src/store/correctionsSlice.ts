import type { PeakCorrection } from '../dataset/peakCorrection';
import { tabulatedEnergyEv } from './catalogue';
import { EMPTY_HISTORY, push, redo, undo, type History, type Turn } from './history';
import type { SliceOf } from './workbench';

type Corrections = readonly PeakCorrection[];

/** Which line in which spectrum: `detector` as `detectorLabel` gives it, `batch` null for the whole run. */
export type LinePlace = Omit<PeakCorrection, 'adc'>;

export interface CorrectionsSlice {
  /** Corrections before and after those in the settings. */
  readonly corrections: History<Corrections>;
  /**
   * Puts a line to a channel, whether or not the finder saw it. `isContinued`: one movement with the correction before
   * (a key held down), undone with it.
   */
  readonly correctPeak: (place: LinePlace, adc: number, isContinued?: boolean) => void;
  /** Says that a line is not there. */
  readonly removePeak: (place: LinePlace) => void;
  /** Leaves a detector to the finder again: every line, in every batch. */
  readonly resetPeaks: (detector: string) => void;
  readonly undoCorrection: () => void;
  readonly redoCorrection: () => void;
}

/** Nothing corrected and nothing to undo: for another run. */
export const NO_CORRECTIONS: Pick<CorrectionsSlice, 'corrections'> = { corrections: EMPTY_HISTORY };

export const createCorrectionsSlice: SliceOf<CorrectionsSlice> = (set, get) => {
  function replace(next: Corrections, isContinued = false): void {
    const { settings, corrections } = get();
    const before = settings.peakCorrections;
    set({
      settings: { ...settings, peakCorrections: next.toSorted(inOrder) },
      corrections:
        isContinued && corrections.past.length > 0 ? { ...corrections, future: [] } : push(corrections, before),
    });
  }

  function correct(correction: PeakCorrection, isContinued = false): void {
    const others = get().settings.peakCorrections.filter((other) => !isReplacedBy(other, correction));
    replace([...others, correction], isContinued);
  }

  function turn(way: (history: History<Corrections>, current: Corrections) => Turn<Corrections> | null): void {
    const { settings, corrections } = get();
    const turned = way(corrections, settings.peakCorrections);
    if (turned === null) return;
    set({ settings: { ...settings, peakCorrections: turned.value }, corrections: turned.history });
  }

  return {
    ...NO_CORRECTIONS,
    correctPeak: (place, adc, isContinued) => {
      correct({ ...place, adc }, isContinued);
    },
    removePeak: (place) => {
      correct({ ...place, adc: null });
    },
    resetPeaks: (detector) => {
      const { peakCorrections } = get().settings;
      const others = peakCorrections.filter((correction) => correction.detector !== detector);
      if (others.length < peakCorrections.length) replace(others);
    },
    undoCorrection: () => {
      turn(undo);
    },
    redoCorrection: () => {
      turn(redo);
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
