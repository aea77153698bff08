import { beforeAll, describe, expect, it } from 'vitest';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import { energyAt } from '../../calibrate/energyCalibration';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { observedEnergyEv } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import type { CalibratedRun } from './calibratedRun';
import { calibrateRun } from './calibrateRun';
import { checkCalibration } from './checkCalibration';
import { emptyWorkspace, type JobContext } from './context';
import { inspectFit } from './inspectFit';

/** Copper of SDD 0 was put elsewhere in one batch and taken out of another. */
const CORRECTIONS = [
  { detector: '0', batch: 0, line: 'CuKa', adc: 1600 },
  { detector: '0', batch: 1, line: 'CuKa', adc: null },
] as const;

let context: JobContext;
let calibrated: CalibratedRun;
beforeAll(async () => {
  const { histograms } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET);
  const workspace = emptyWorkspace();
  context = {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
  const settings = {
    ...TOY_SETTINGS,
    finder: 'find_peaks',
    folds: 0,
    channelOverrides: { '3': 'excluded' },
    peakCorrections: CORRECTIONS,
  } as const;
  calibrated = await calibrateRun(histograms, VIP2, settings, classicalFinder, context);
  workspace.loaded = { run: { files: [], histograms, warnings: [] }, ingestMs: 0 };
  workspace.calibrated = calibrated;
});

const AS_IT_WAS = { changes: {}, depth: 'fit' } as const;

describe('the inspection of fits', () => {
  it('gives every fit of the analysis again, of batches, copper and the whole run', async () => {
    expect(calibrated.fits.length).toBeGreaterThan(20);
    for (const { detector, batch, ...fit } of calibrated.fits) {
      const { inspection, windows } = await inspectFit({ detector, batch, line: fit.line, ...AS_IT_WAS }, context);
      expect(inspection.fit?.lines.find(({ line }) => line === fit.line)).toEqual(fit);
      expect(windows).toContainEqual(inspection.lines);
    }
  });

  it('says what to do where there is nothing to look into', async () => {
    const place = { detector: 0, batch: 1, line: 'CuKa', ...AS_IT_WAS } as const;
    await expect(inspectFit(place, context)).rejects.toThrow('Cu Kα was not fitted in this spectrum');
    await expect(inspectFit({ ...place, detector: 3 }, context)).rejects.toThrow('Set aside by hand');
    const empty = { ...context, workspace: emptyWorkspace() };
    await expect(inspectFit(place, empty)).rejects.toThrow('run the analysis first');
    await expect(checkCalibration({ detector: 0, batch: 1 }, empty)).rejects.toThrow('run the analysis first');
  });
});

describe('the check of a calibration', () => {
  it('has the residuals of the constants that the run got, copper of a batch apart', async () => {
    const reference = calibrated.full.reference.find(({ detector, batch }) => detector === 0 && batch === 0);
    const { points, status, monotonicity } = await checkCalibration({ detector: 0, batch: 0 }, context);
    expect(status).toBe('fitted');
    expect(monotonicity).toMatchObject({ fallsBelow: null, fallsAbove: null });
    for (const { line, adc, residualEv, isUsed, leftOut } of points) {
      expect(residualEv).toBeCloseTo(energyAt(reference!.p, adc) - observedEnergyEv(line), 9);
      expect(isUsed).toBe(line !== 'CuKa');
      if (!isUsed) expect(leftOut?.residualEv).toBeCloseTo(residualEv, 6);
    }
  });

  it('of the whole run leaves each line out, copper too', async () => {
    const { points } = await checkCalibration({ detector: 0, batch: null }, context);
    expect(points.filter(({ isUsed }) => isUsed)).toHaveLength(points.length);
    expect(points.every(({ leftOut }) => leftOut !== null && Math.abs(leftOut.pull) < 5)).toBe(true);
  });
});
