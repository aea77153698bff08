import type { FitChanges } from '../fit/inspection/fitChanges';
import type { FitInspection, InspectionDepth } from '../fit/inspection/fitInspection';
import type { LineId } from '../physics/lines';
import type { CheckedSpectrum, InspectedWindow } from '../worker/protocol';
import { lineToInspect } from './derived/inspection';
import { NOT_HELD_TEXT } from './derived/held';
import { messageOf } from './failures';
import type { Selection } from './viewSlice';
import type { SliceOf } from './workbench';

/** What is tried in one window of one spectrum; the analysis knows nothing of it. */
export interface FitTrial extends Selection {
  readonly lines: readonly LineId[];
  readonly changes: FitChanges;
}

/** A fit as the worker made it, with its place. */
export interface Inspected extends InspectedWindow, Selection {
  readonly line: LineId;
  readonly changes: FitChanges;
}

export interface InspectionSlice {
  /** The line that the user chose last, in whatever spectrum; null before that. */
  readonly chosenLine: LineId | null;
  /** The last fit of the selected spectrum; stays until there is another one. */
  readonly inspected: Inspected | null;
  /** The same window with changes that are not fitted yet: the model at its start values. Null where there are none. */
  readonly draft: FitInspection | null;
  readonly calibrationCheck: (CheckedSpectrum & Selection) | null;
  readonly inspectionFailure: string | null;
  readonly isInspecting: boolean;
  readonly fitTrials: readonly FitTrial[];
  /** Fits the window of a line, else of the one chosen before, in the selected spectrum, with what was tried there. */
  readonly inspectFit: (line?: LineId) => Promise<void>;
  /** Changes what is tried, without a fit. */
  readonly changeFit: (patch: FitChanges) => Promise<void>;
  readonly refit: (depth: 'fit' | 'minos') => Promise<void>;
  /** Back to the fit of the analysis, which can be undone. */
  readonly resetFit: () => Promise<void>;
}

/** Nothing inspected and nothing tried: for another analysis. */
export const NOTHING_INSPECTED = {
  inspected: null,
  draft: null,
  calibrationCheck: null,
  inspectionFailure: null,
  fitTrials: [],
} as const;

export const createInspectionSlice: SliceOf<InspectionSlice> = (set, get, { client }) => {
  let lastRequest = 0;

  /** What the reply of a request is good for: nothing once the page has moved on. */
  function staleness(): () => boolean {
    const request = ++lastRequest;
    const { selection, analysis } = get();
    return () => {
      const now = get();
      return request !== lastRequest || !isSamePlace(now.selection, selection) || now.analysis !== analysis;
    };
  }

  async function ask(line: LineId, changes: FitChanges, depth: InspectionDepth): Promise<void> {
    const isStale = staleness();
    const request = lastRequest;
    const place = get().selection;
    set({ isInspecting: true });
    try {
      if (!get().workerHoldsAnalysis) throw new Error(NOT_HELD_TEXT);
      const window = await client.run('inspectFit', { ...place, line, changes, depth });
      if (isStale()) return;
      set({
        inspectionFailure: null,
        ...(depth === 'start'
          ? { draft: window.inspection }
          : { draft: null, inspected: { ...window, ...place, line, changes } }),
      });
    } catch (error) {
      const words = get().workerHoldsAnalysis ? messageOf(error) : NOT_HELD_TEXT;
      if (!isStale()) set({ inspectionFailure: words, inspected: null, draft: null });
    } finally {
      if (request === lastRequest) set({ isInspecting: false });
    }
  }

  async function check(): Promise<void> {
    const { selection, analysis, workerHoldsAnalysis } = get();
    if (!workerHoldsAnalysis) return;
    try {
      const found = await client.run('checkCalibration', selection);
      const now = get();
      if (!isSamePlace(now.selection, selection) || now.analysis !== analysis) return;
      set({ calibrationCheck: { ...found, ...selection } });
    } catch {
      // Why there is none is what the inspection says.
      if (isSamePlace(get().selection, selection)) set({ calibrationCheck: null });
    }
  }

  /** What is tried in the window that is shown; null where none is. */
  function trial(): FitTrial | null {
    const { inspected, selection, fitTrials } = get();
    if (inspected === null || !isSamePlace(inspected, selection)) return null;
    const { lines } = inspected.inspection;
    return trialAt(fitTrials, selection, inspected.line) ?? { ...selection, lines, changes: {} };
  }

  function keep(kept: FitTrial): void {
    const [line] = kept.lines;
    const others = get().fitTrials.filter((other) => !(isSamePlace(other, kept) && other.lines[0] === line));
    set({ fitTrials: [...others, kept] });
  }

  return {
    ...NOTHING_INSPECTED,
    chosenLine: null,
    isInspecting: false,
    inspectFit: async (wanted) => {
      if (wanted !== undefined) set({ chosenLine: wanted });
      const { analysis, selection, chosenLine, fitTrials } = get();
      if (analysis === null) return;
      const line = lineToInspect(analysis, selection, chosenLine);
      const changes = trialAt(fitTrials, selection, line)?.changes ?? {};
      await Promise.all([ask(line, changes, 'fit'), check()]);
    },
    changeFit: async (patch) => {
      const current = trial();
      const line = get().inspected?.line;
      if (current === null || line === undefined) return;
      const next = merged(current.changes, patch);
      keep({ ...current, changes: next });
      await ask(line, next, 'start');
    },
    refit: async (depth) => {
      const current = trial();
      const line = get().inspected?.line;
      if (current !== null && line !== undefined) await ask(line, current.changes, depth);
    },
    resetFit: async () => {
      const current = trial();
      if (current === null || Object.keys(current.changes).length === 0) return;
      keep({ ...current, changes: {} });
      await get().refit('fit');
    },
  };
};

/** What is tried in the window of a line. */
export function trialAt(trials: readonly FitTrial[], place: Selection, line: LineId): FitTrial | undefined {
  return trials.find((trial) => isSamePlace(trial, place) && trial.lines.includes(line));
}

export function isSamePlace(a: Selection, b: Selection): boolean {
  return a.detector === b.detector && a.batch === b.batch;
}

function merged(changes: FitChanges, { starts, fixed, ...rest }: FitChanges): FitChanges {
  return {
    ...changes,
    ...rest,
    ...(starts === undefined ? {} : { starts: { ...changes.starts, ...starts } }),
    ...(fixed === undefined ? {} : { fixed: { ...changes.fixed, ...fixed } }),
  };
}
