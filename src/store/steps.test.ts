import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticSummary } from './fixtures/syntheticRun';
import { DEFAULT_SETTINGS } from './settingsSlice';
import { firstStaleStep, stepStates, type StepFacts } from './steps';

const SUMMARY = syntheticSummary(4, 3, 2000);
const ANALYSIS = syntheticAnalysis(undefined, 4, 3);
const READ_WITH = { batchLengthDays: 2, profile: 'vip-2' };
const DONE: StepFacts = {
  summary: SUMMARY,
  analysis: ANALYSIS,
  settings: DEFAULT_SETTINGS,
  readWith: READ_WITH,
  runningStep: null,
};

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
  ])('finds where %j enters first', (patch, step) => {
    expect(firstStaleStep(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, ...patch })).toBe(step);
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
