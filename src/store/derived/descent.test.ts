import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticRecord } from '../fixtures/syntheticRun';
import type { Looked } from '../descentSlice';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import { constantsLookedAt, isAtEnd, iterationShown, leftOutGain, scaleChange } from './descent';

const ANALYSIS = syntheticAnalysis(DEFAULT_SETTINGS, 4, 3);
const LOOKED: Looked = {
  settings: DEFAULT_SETTINGS,
  iteration: 12,
  record: syntheticRecord(12),
  stopped: null,
  stride: 1,
  spectrum: ANALYSIS.spectra[2]!,
  row: ANALYSIS.cuKa[2]!,
  p: Float64Array.from({ length: 3 * ANALYSIS.calibration.optimized.length }, (_, i) => i),
};
const FACTS = { analysis: ANALYSIS, looked: LOOKED, lookingAt: null, settings: DEFAULT_SETTINGS };

describe('where the view stands', () => {
  it('is what was asked for, else what is shown, else the iteration whose constants the analysis has', () => {
    expect(iterationShown({ ...FACTS, lookingAt: 3 })).toBe(3);
    expect(iterationShown(FACTS)).toBe(12);
    const optimisation = { ...ANALYSIS.optimisation, usedIteration: 17 };
    expect(iterationShown({ ...FACTS, looked: null, analysis: { ...ANALYSIS, optimisation } })).toBe(17);
  });

  it('is the end at the last iteration, and where it stopped early', () => {
    expect(isAtEnd(FACTS)).toBe(false);
    expect(isAtEnd({ ...FACTS, settings: { ...DEFAULT_SETTINGS, iterations: 12 } })).toBe(true);
    expect(isAtEnd({ ...FACTS, looked: { ...LOOKED, stopped: { at: 12, best: 2 } } })).toBe(true);
    expect(isAtEnd({ ...FACTS, lookingAt: 11, looked: { ...LOOKED, stopped: { at: 12, best: 2 } } })).toBe(false);
  });
});

describe('the constants that are looked at', () => {
  it('are those of the selected batch, in the order of the optimised calibrations', () => {
    const { detector, batch } = ANALYSIS.calibration.optimized[4]!;
    expect(constantsLookedAt(ANALYSIS, LOOKED, { detector, batch })).toEqual([12, 13, 14]);
  });

  it('are none for the whole run, an SDD that was set aside, and where no iteration is looked at', () => {
    expect(constantsLookedAt(ANALYSIS, LOOKED, { detector: 0, batch: null })).toBeNull();
    expect(constantsLookedAt(ANALYSIS, LOOKED, { detector: 3, batch: 0 })).toBeNull();
    expect(constantsLookedAt(ANALYSIS, null, { detector: 0, batch: 0 })).toBeNull();
  });
});

describe('the change of the energy scale', () => {
  const record = (titaniumEv: number) => ({
    ...syntheticRecord(1),
    gainDriftPercent: [0, -0.4],
    gainSpreadPercent: [0, 0.3],
    lineShiftEv: { TiKa: [0, titaniumEv], MnKa: [0, 0.5], CuKb: [0, -0.4] },
  });

  it('is a squeeze once a line has moved by more than 2 eV, to either side', () => {
    expect(scaleChange(record(1.9), 1)).toEqual({
      gainPercent: -0.4,
      spreadPercent: 0.3,
      shiftEv: { TiKa: 1.9, MnKa: 0.5, CuKb: -0.4 },
      isSqueezed: false,
    });
    expect(scaleChange(record(2.1), 1)?.isSqueezed).toBe(true);
    expect(scaleChange(record(-2.1), 1)?.isSqueezed).toBe(true);
    expect(scaleChange(record(-2.1), 0)?.isSqueezed).toBe(false);
  });

  it('is unknown of an iteration that was not made', () => {
    expect(scaleChange(record(1), 2)).toBeNull();
  });
});

describe('the gain of the events left out', () => {
  it('is scaled to as many as are used, its error too', () => {
    const record = {
      ...syntheticRecord(1),
      leftOut: [-10, -12],
      leftOutError: [0, 0.5],
      events: 50,
      leftOutEvents: 10,
    };
    expect(leftOutGain(record)).toEqual({ gain: [0, -10], error: [0, 2.5], factor: 5 });
  });

  it('is none where none were left out', () => {
    expect(leftOutGain({ ...syntheticRecord(1), leftOut: [], leftOutError: [], leftOutEvents: 0 })).toBeNull();
    expect(leftOutGain({ ...syntheticRecord(1), leftOut: [0, 0], leftOutEvents: 0 })).toBeNull();
  });
});
