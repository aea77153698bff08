import { describe, expect, it } from 'vitest';
import type { Looked } from '../../store/descentSlice';
import { DEFAULT_SETTINGS } from '../../store/settingsSlice';
import { syntheticAnalysis, syntheticRecord } from '../../store/fixtures/syntheticRun';
import { descentText } from './descentText';

const ANALYSIS = syntheticAnalysis(DEFAULT_SETTINGS, 4, 3);
const REST = {
  analysis: ANALYSIS,
  network: null,
  models: [],
  workerHoldsAnalysis: true,
  settings: DEFAULT_SETTINGS,
  task: null,
  waiting: 0,
  live: null,
  looked: null,
  lookingAt: null,
  isLooking: false,
  lookFraction: null,
  isPlaying: false,
} as const;
const LOOKED: Looked = {
  settings: DEFAULT_SETTINGS,
  iteration: 12,
  record: syntheticRecord(12),
  stopped: null,
  stride: 1,
  spectrum: ANALYSIS.spectra[2]!,
  row: ANALYSIS.cuKa[2]!,
  p: new Float64Array(3 * ANALYSIS.calibration.optimized.length),
};

describe('the words on a descent', () => {
  it('say where it stands: at its result, at work, playing, paused, at the end', () => {
    const task = { kind: 'optimise', stage: 'Optimise', fraction: 0.5 } as const;
    const live = { iteration: 7, record: syntheticRecord(7), spectrum: LOOKED.spectrum };
    expect(descentText(REST)).toMatch(/^The last result/);
    expect(descentText({ ...REST, task })).toBe('At work.');
    expect(descentText({ ...REST, task, live })).toBe('At work: iteration 7.');
    expect(descentText({ ...REST, looked: LOOKED, isPlaying: true })).toBe('Playing: iteration 12 of 40, in sample.');
    expect(descentText({ ...REST, isLooking: true, lookingAt: 30, lookFraction: 0.4 })).toBe(
      'Going to iteration 30 of 40: 40 %. Pause stops it.',
    );
    expect(descentText({ ...REST, looked: LOOKED })).toMatch(/^Paused: iteration 12 of 40. In sample/);
    expect(descentText({ ...REST, looked: { ...LOOKED, iteration: 40 } })).toMatch(/^At the end: iteration 40 of 40/);
  });

  it('say where it stopped early, and that a large run keeps not every iteration', () => {
    const looked = { ...LOOKED, stopped: { at: 12, best: 2 }, stride: 7 };
    expect(descentText({ ...REST, looked })).toMatch(
      /^Stopped early at iteration 12; the best by events left out is 2/,
    );
    expect(descentText({ ...REST, looked })).toMatch(/one iteration in 7 is kept.$/);
  });

  it('say what has changed since, and what to do about it', () => {
    const settings = { ...DEFAULT_SETTINGS, learningRate: 0.1 };
    expect(descentText({ ...REST, settings })).toMatch(/^Settings have changed: Play/);
    expect(descentText({ ...REST, settings, looked: LOOKED })).toMatch(/^Looked at with other settings/);
    const earlier = { ...DEFAULT_SETTINGS, finder: 'find_peaks' } as const;
    expect(descentText({ ...REST, settings: earlier })).toMatch(/earlier steps have changed: press Run analysis/);
    expect(descentText({ ...REST, workerHoldsAnalysis: false })).toMatch(/is lost: press Run analysis/);
    expect(descentText({ ...REST, analysis: null })).toBe('');
  });
});
