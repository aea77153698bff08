import { isCancelled, messageOf } from './failures';
import { labels } from '../labels/labels';
import type { SliceOf } from './workbench';
import type { Step } from './steps';

/** What is selected, everywhere at once. `batch` null means the whole run. */
export interface Selection {
  readonly detector: number;
  readonly batch: number | null;
}

/** Something the user should know until dismissing it. */
export interface Notice {
  readonly id: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  /** What a report of it needs, where it is none that the page knows. */
  readonly details?: string;
}

/** One spectrum of the run in ADC channels. */
export interface LoadedSpectrum extends Selection {
  readonly counts: Uint32Array;
}

export interface ViewSlice {
  readonly step: Step;
  readonly selection: Selection;
  /** The spectrum of the selection; null until the worker has sent it. */
  readonly spectrum: LoadedSpectrum | null;
  readonly isLogScale: boolean;
  readonly notices: readonly Notice[];
  readonly showStep: (step: Step) => void;
  readonly select: (selection: Partial<Selection>) => void;
  readonly setLogScale: (isLogScale: boolean) => void;
  readonly notify: (severity: Notice['severity'], text: string, details?: string) => void;
  readonly dismiss: (id: number) => void;
}

export const createViewSlice: SliceOf<ViewSlice> = (set, get, { client }) => {
  let lastNotice = 0;

  /** Sums over batches are on the page; the spectrum of one batch comes from the worker. */
  async function loadSpectrum(selection: Selection): Promise<void> {
    const { summary } = get();
    const { detector, batch } = selection;
    if (summary === null || detector >= summary.detectors.length) return;
    if (batch === null) {
      const { totals, channelCount } = summary;
      set({
        spectrum: { ...selection, counts: totals.subarray(detector * channelCount, (detector + 1) * channelCount) },
      });
      return;
    }
    try {
      if (!get().workerHoldsRun) await get().holdRun();
      const { summary: held } = get();
      const counts = await client.run('spectrum', { detector, batch });
      const now = get();
      if (now.selection === selection && now.summary === held) set({ spectrum: { ...selection, counts } });
    } catch (error) {
      if (get().selection !== selection) return;
      set({ spectrum: null });
      if (!isCancelled(error)) get().notify('error', labels.store.spectrumNotShown(messageOf(error)));
    }
  }

  return {
    step: 'data',
    selection: { detector: 0, batch: null },
    spectrum: null,
    isLogScale: true,
    notices: [],
    showStep: (step) => {
      set({ step, followsRun: false });
    },
    select: (patch) => {
      const selection = { ...get().selection, ...patch };
      set({ selection });
      void loadSpectrum(selection);
    },
    setLogScale: (isLogScale) => {
      set({ isLogScale });
    },
    notify: (severity, text, details) => {
      const { notices } = get();
      if (notices.some((notice) => notice.text === text)) return;
      set({ notices: [...notices, { id: ++lastNotice, severity, text, ...(details !== undefined && { details }) }] });
    },
    dismiss: (id) => {
      set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
    },
  };
};
