import type { AnalysisSettings } from '../assess/results';
import { DEFAULT_FINDER } from './catalogue';
import type { SliceOf } from './workbench';

export interface SettingsSlice {
  readonly settings: AnalysisSettings;
  /** Whether the user has chosen the length of batches; else the page shortens them where the energy scale drifts. */
  readonly isBatchLengthChosen: boolean;
  readonly chooseBatchLength: (days: number) => void;
  /** Back to the length that the page takes where nothing else is known, unless the user has chosen one. */
  readonly resetBatchLength: () => void;
  /** Whether the user has chosen the profile; else the page takes the one that fits the run. */
  readonly isProfileChosen: boolean;
  readonly chooseProfile: (id: string) => void;
  /** Changes settings; figures made with others are shown as stale from then on. */
  readonly changeSettings: (patch: Partial<AnalysisSettings>) => void;
  /** Takes a detector in or out by hand (`detectorLabel`); null leaves it to the screening again. */
  readonly setChannel: (label: string, status: 'ok' | 'excluded' | null) => void;
}

export const DEFAULT_SETTINGS: AnalysisSettings = {
  profile: 'vip-2',
  finder: DEFAULT_FINDER,
  cleanAdc: true,
  lineEnergies: 'observed',
  batchLengthDays: 2,
  continuous: true,
  loss: 'prior',
  optimiser: 'gradient-descent',
  learningRate: 0.5,
  iterations: 40,
  schedule: 'constant',
  earlyStopping: 0,
  seed: 1,
  folds: 5,
  bootstrapReplicas: 200,
  unblinded: false,
  channelOverrides: {},
  peakCorrections: [],
};

export const createSettingsSlice: SliceOf<SettingsSlice> = (set) => ({
  settings: DEFAULT_SETTINGS,
  isBatchLengthChosen: false,
  chooseBatchLength: (days) => {
    set(({ settings }) => ({ isBatchLengthChosen: true, settings: { ...settings, batchLengthDays: days } }));
  },
  resetBatchLength: () => {
    const { batchLengthDays } = DEFAULT_SETTINGS;
    set(({ settings, isBatchLengthChosen }) =>
      isBatchLengthChosen ? {} : { settings: { ...settings, batchLengthDays } },
    );
  },
  isProfileChosen: false,
  chooseProfile: (id) => {
    set(({ settings }) => ({ isProfileChosen: true, settings: { ...settings, profile: id } }));
  },
  changeSettings: (patch) => {
    set(({ settings }) => ({ settings: { ...settings, ...patch } }));
  },
  setChannel: (label, status) => {
    set(({ settings }) => {
      const kept = Object.entries(settings.channelOverrides).filter(([key]) => key !== label);
      const entries = status === null ? kept : [...kept, [label, status] as const];
      // Sorted, so that the same choices make the same settings in whatever order they were made.
      entries.sort(([a], [b]) => (a < b ? -1 : 1));
      return { settings: { ...settings, channelOverrides: Object.fromEntries(entries) } };
    });
  },
});
