/** The state of the page and what changes it, in slices. No React here: `ui/useWorkbench.ts` binds it. */
import { createStore, type StateCreator, type StoreApi } from 'zustand/vanilla';
import type { BackendChoice } from '../worker/protocol';
import type { WorkerClient } from '../worker/client';
import { createAnalysisSlice, type AnalysisSlice } from './analysisSlice';
import { createBenchmarkSlice, type BenchmarkSlice } from './benchmarkSlice';
import { createBlindingSlice, type BlindingSlice } from './blindingSlice';
import { createBudgetSlice, type BudgetSlice } from './budgetSlice';
import { createClosureSlice, type ClosureSlice } from './closureSlice';
import { createCorrectionsSlice, type CorrectionsSlice } from './correctionsSlice';
import { createDataSlice, type DataSlice } from './dataSlice';
import type { ChoiceStore } from './choiceStore';
import { createHistorySlice, keepHistory, type HistorySlice } from './historySlice';
import { createImportSlice, type ImportSlice } from './importSlice';
import { createDescentSlice, type DescentSlice } from './descentSlice';
import { createInspectionSlice, type InspectionSlice } from './inspectionSlice';
import { createKeptSlice, keepSettings, type KeptSlice } from './keptSlice';
import type { KeptStore } from './keptStore';
import { createModelsSlice, type ModelsSlice } from './modelsSlice';
import type { ModelStore } from './modelStore';
import { createProfilesSlice, type ProfilesSlice } from './profilesSlice';
import { createNamingSlice, type NamingSlice } from './namingSlice';
import type { NamingStore } from './namingStore';
import type { ProfileStore } from './profileStore';
import { createSessionsSlice, type SessionsSlice } from './sessionsSlice';
import type { SessionLocks } from './sessions/sessionLocks';
import type { SessionStore } from './sessions/sessionStore';
import { createSettingsSlice, type SettingsSlice } from './settingsSlice';
import { createTaskSlice, type TaskSlice } from './taskSlice';
import { createOfflineSlice, type OfflineSlice } from './offlineSlice';
import { createTourSlice, followTour, type TourSlice } from './tourSlice';
import type { TourStore } from './tourStore';
import { createTradeOffSlice, type TradeOffSlice } from './tradeOffSlice';
import { createTrainingSlice, type TrainingSlice } from './trainingSlice';
import { createWatchSlice, type WatchSlice } from './watchSlice';
import { createViewSlice, type ViewSlice } from './viewSlice';

export type WorkbenchState = DataSlice &
  KeptSlice &
  HistorySlice &
  ImportSlice &
  NamingSlice &
  SettingsSlice &
  CorrectionsSlice &
  TaskSlice &
  AnalysisSlice &
  InspectionSlice &
  DescentSlice &
  BenchmarkSlice &
  BudgetSlice &
  ClosureSlice &
  TradeOffSlice &
  BlindingSlice &
  ModelsSlice &
  ProfilesSlice &
  TrainingSlice &
  WatchSlice &
  SessionsSlice &
  OfflineSlice &
  TourSlice &
  ViewSlice;
export type Workbench = StoreApi<WorkbenchState>;

/** What the store needs of its surroundings. */
export interface Surroundings {
  readonly client: WorkerClient;
  readonly backend: BackendChoice;
  /** Address of the page's folder, ending in `/`. */
  readonly baseUrl: string;
  readonly version: string;
  readonly commit: string;
  /** Where the user's networks are kept. */
  readonly modelStore: ModelStore;
  /** Where the user's profiles are kept. */
  readonly profileStore: ProfileStore;
  /** Where choices of what to read are remembered. */
  readonly choiceStore: ChoiceStore;
  /** Where it is remembered how names of files are read. */
  readonly namingStore: NamingStore;
  /** Where the settings of the kept run are. */
  readonly keptStore: KeptStore;
  /** Where it is remembered that the tour was answered. */
  readonly tourStore: TourStore;
  /** Where sessions are kept. */
  readonly sessionStore: SessionStore;
  /** Which window has which session. */
  readonly sessionLocks: SessionLocks;
}

/** Makes a slice from the setters of the whole store and its surroundings. */
export type SliceOf<Slice> = (
  set: Parameters<StateCreator<WorkbenchState>>[0],
  get: () => WorkbenchState,
  surroundings: Surroundings,
) => Slice;

/** The same of one that acts on changes of the others. */
export type KeptSliceOf<Slice> = (
  ...given: [...Parameters<SliceOf<Slice>>, subscribe: Workbench['subscribe']]
) => Slice;

/** A store with nothing loaded. */
export function createWorkbench(surroundings: Surroundings): Workbench {
  const workbench = createStore<WorkbenchState>()((set, get, { subscribe }) => ({
    ...createDataSlice(set, get, surroundings),
    ...createKeptSlice(set, get, surroundings),
    ...createHistorySlice(set, get, surroundings),
    ...createImportSlice(set, get, surroundings),
    ...createNamingSlice(set, get, surroundings),
    ...createSettingsSlice(set, get, surroundings),
    ...createCorrectionsSlice(set, get, surroundings),
    ...createTaskSlice(set, get, surroundings),
    ...createAnalysisSlice(set, get, surroundings),
    ...createInspectionSlice(set, get, surroundings),
    ...createDescentSlice(set, get, surroundings),
    ...createBenchmarkSlice(set, get, surroundings),
    ...createBudgetSlice(set, get, surroundings),
    ...createClosureSlice(set, get, surroundings),
    ...createTradeOffSlice(set, get, surroundings),
    ...createBlindingSlice(set, get, surroundings),
    ...createModelsSlice(set, get, surroundings),
    ...createProfilesSlice(set, get, surroundings),
    ...createTrainingSlice(set, get, surroundings),
    ...createWatchSlice(set, get, surroundings),
    ...createOfflineSlice(set, get, surroundings),
    ...createTourSlice(set, get, surroundings),
    ...createViewSlice(set, get, surroundings),
    ...createSessionsSlice(set, get, surroundings, subscribe),
  }));
  keepHistory(workbench);
  keepSettings(workbench, surroundings.keptStore);
  followTour(workbench);
  return workbench;
}
