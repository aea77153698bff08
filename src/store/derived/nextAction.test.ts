import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticSummary } from '../fixtures/syntheticRun';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import { nextAction } from './nextAction';

const DONE = {
  summary: syntheticSummary(4, 3, 500),
  analysis: syntheticAnalysis(undefined, 4, 3),
  settings: DEFAULT_SETTINGS,
  workerHoldsAnalysis: true,
  network: null,
  models: [],
} as const;
const withSettings = (patch: object) => ({ ...DONE, settings: { ...DEFAULT_SETTINGS, ...patch } });

describe('nextAction', () => {
  it('goes from loading to running to nothing', () => {
    expect(nextAction({ ...DONE, summary: null, analysis: null })).toBe('load');
    expect(nextAction({ ...DONE, analysis: null })).toBe('run');
    expect(nextAction(DONE)).toBeNull();
  });

  it('asks for no more than what has changed needs', () => {
    expect(nextAction(withSettings({ learningRate: 0.1 }))).toBe('optimise');
    expect(nextAction(withSettings({ bootstrapReplicas: 50 }))).toBe('optimise');
    expect(nextAction(withSettings({ learningRate: 0.1, cleanAdc: false }))).toBe('run');
  });

  it('does not ask to optimise what died with the worker', () => {
    expect(nextAction({ ...withSettings({ learningRate: 0.1 }), workerHoldsAnalysis: false })).toBe('run');
  });
});
