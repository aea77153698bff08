import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticSummary } from './fixtures/syntheticRun';
import { DEFAULT_SETTINGS } from './settingsSlice';
import { keptModel } from './fixtures/trainedModels';
import { VIP2 } from '../physics/profile';
import { firstStaleStep, networkOf, staleStepOf, stepStates, type StepFacts } from './steps';

const SUMMARY = syntheticSummary(4, 3, 2000);
const ANALYSIS = syntheticAnalysis(undefined, 4, 3);
const READ_WITH = { batchLengthDays: 2, profile: 'vip-2' };
const DONE: StepFacts = {
  summary: SUMMARY,
  analysis: ANALYSIS,
  settings: DEFAULT_SETTINGS,
  readWith: READ_WITH,
  network: null,
  models: [],
  peaksNeedAttention: false,
  runningStep: null,
};

const NO_PRIORS = { referenceCovariance: false, sharedCurvature: false, smoothInTime: false, shrinkage: false };

describe('firstStaleStep', () => {
  it('is null for the same settings, object for object or not', () => {
    expect(firstStaleStep(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, channelOverrides: {} })).toBeNull();
  });

  it('compares corrections by what they say', () => {
    const corrected = () => ({
      ...DEFAULT_SETTINGS,
      peakCorrections: [{ detector: '1', batch: null, line: 'MnKa', adc: 1100 }] as const,
    });
    expect(firstStaleStep(corrected(), corrected())).toBeNull();
    const [correction] = corrected().peakCorrections;
    const moved = { ...corrected(), peakCorrections: [{ ...correction, adc: 1101 }] };
    expect(firstStaleStep(corrected(), moved)).toBe('peaks');
  });

  it.each([
    [{ batchLengthDays: 1 }, 'data'],
    [{ channelOverrides: { '3': 'ok' } as const }, 'channels'],
    [{ finder: 'find_peaks' } as const, 'peaks'],
    [{ peakCorrections: [{ detector: '1', batch: null, line: 'MnKa', adc: 1100 }] } as const, 'peaks'],
    [{ learningRate: 0.1 }, 'optimise'],
    [{ learningRate: 0.1, finder: 'find_peaks' } as const, 'peaks'],
    [{ bootstrapReplicas: 50 }, 'results'],
    [{ profile: 'generic' }, 'data'],
    [{ excludedStretches: [{ detector: '1', start: 0, stop: 1, batch: 0, reason: 'noise' }] }, 'channels'],
    [{ cleanAdc: false }, 'peaks'],
    [{ seed: 2 }, 'peaks'],
    [{ folds: 3 }, 'peaks'],
    [{ lineEnergies: 'tabulated' } as const, 'calibrate'],
    [{ continuous: false }, 'calibrate'],
    [{ loss: 'all-lines' } as const, 'optimise'],
    [{ priors: { ...NO_PRIORS, shrinkage: true } }, 'optimise'],
    [{ optimiser: 'adam' } as const, 'optimise'],
    [{ schedule: 'cosine' } as const, 'optimise'],
    [{ earlyStopping: 3 }, 'optimise'],
    [{ iterations: 3 }, 'optimise'],
    [{ unblinded: true }, 'results'],
  ])('finds where %j enters first', (patch, step) => {
    expect(firstStaleStep(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, ...patch })).toBe(step);
  });
});

describe('staleStepOf', () => {
  const own = keptModel('own', true, VIP2);

  it('takes another network for other peaks, and the same one again for none', () => {
    const network = networkOf(ANALYSIS.settings, [own]);
    expect(staleStepOf({ ...DONE, network, models: [own] })).toBeNull();
    expect(staleStepOf({ ...DONE, models: [own] })).toBe('peaks');
    expect(staleStepOf({ ...DONE, network, models: [{ ...own, isInUse: false }] })).toBe('peaks');
    expect(staleStepOf({ ...DONE, network, models: [{ ...own, keptAtMs: 2 }] })).toBe('peaks');
    expect(staleStepOf({ ...DONE, network, models: [own, keptModel('elsewhere', true)] })).toBeNull();
  });

  it('leaves an earlier change in front of it, and a later one behind it', () => {
    const changed = (patch: object) =>
      staleStepOf({ ...DONE, settings: { ...DEFAULT_SETTINGS, ...patch }, models: [own] });
    expect(changed({ channelOverrides: { '3': 'ok' } })).toBe('channels');
    expect(changed({ learningRate: 0.1 })).toBe('peaks');
  });

  it('has nothing to say of a finder that is no network', () => {
    expect(networkOf({ ...DEFAULT_SETTINGS, finder: 'find_peaks' }, [own])).toBeNull();
  });
});

describe('stepStates', () => {
  it('begins empty', () => {
    const states = stepStates({ ...DONE, summary: null, analysis: null, readWith: null });
    expect(new Set(Object.values(states))).toEqual(new Set(['empty']));
  });

  it('has data and channels done once a run is loaded', () => {
    const states = stepStates({ ...DONE, analysis: null });
    expect(states).toMatchObject({ data: 'done', channels: 'done', peaks: 'empty', results: 'empty' });
  });

  it('points at interpolated constants and at warnings', () => {
    expect(stepStates(DONE)).toMatchObject({ peaks: 'done', optimise: 'done', results: 'attention' });
    const calibration = {
      ...ANALYSIS.calibration,
      reference: ANALYSIS.calibration.reference.map((entry) => ({ ...entry, status: 'interpolated' as const })),
    };
    expect(stepStates({ ...DONE, analysis: { ...ANALYSIS, calibration } }).calibrate).toBe('attention');
  });

  it('points at lines that need a look', () => {
    expect(stepStates({ ...DONE, peaksNeedAttention: true }).peaks).toBe('attention');
  });

  it('marks everything from the changed step on as stale', () => {
    const states = stepStates({ ...DONE, settings: { ...DEFAULT_SETTINGS, iterations: 3 } });
    expect(states).toMatchObject({ calibrate: 'done', optimise: 'stale', results: 'stale' });
  });

  it('marks the data stale when the batch length differs from the one they were read with', () => {
    const states = stepStates({ ...DONE, settings: { ...DEFAULT_SETTINGS, batchLengthDays: 1 } });
    expect(states).toMatchObject({ data: 'stale', fit: 'stale' });
  });

  it('shows the step at work', () => {
    expect(stepStates({ ...DONE, runningStep: 'fit' }).fit).toBe('running');
  });
});
