import { beforeAll, describe, expect, it } from 'vitest';
import type { BudgetEntry, ErrorBudget } from '../../assess/budget/results';
import { scaleShiftEv, searchPlaces } from '../../assess/budget/searchScale';
import { calibrationTable } from '../../assess/calibrationTable';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import { energyAt } from '../../calibrate/energyCalibration';
import { DEFAULT_METHOD } from '../../calibrate/reference/method';
import { recalibrated } from '../../calibrate/reference/recalibrate';
import type { Run } from '../../dataset/run';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { FORBIDDEN_COPPER_EV } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { calibrateRun } from './calibrateRun';
import type { CalibratedRun } from './calibratedRun';
import { emptyWorkspace, type JobContext } from './context';
import { errorBudget } from './errorBudget';

const SETTINGS = {
  ...TOY_SETTINGS,
  finder: 'find_peaks',
  folds: 2,
  channelOverrides: {},
  peakCorrections: [],
} as const;

function contextWith(workspace: JobContext['workspace']): JobContext {
  return {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
}

let run: Run;
let calibrated: CalibratedRun;
let budget: ErrorBudget;
const workspace = emptyWorkspace();
const entry = (source: string): BudgetEntry => budget.entries.find((own) => own.source === source)!;

beforeAll(async () => {
  const { histograms } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET);
  run = { histograms, files: [], warnings: [] };
  calibrated = await calibrateRun(run.histograms, VIP2, SETTINGS, classicalFinder, contextWith(workspace));
  workspace.loaded = { run, ingestMs: 0 };
  workspace.calibrated = calibrated;
  budget = await errorBudget({}, contextWith(workspace));
});

/** Mean scale at 7747 eV under another method of turning the fits into constants, less that of the run. */
function shiftBy(method: Partial<typeof DEFAULT_METHOD>): number {
  const { histograms } = run;
  const places = searchPlaces(histograms, calibrated.full.reference);
  const constants = recalibrated(calibrated.full.references, histograms.batches, { ...DEFAULT_METHOD, ...method });
  return scaleShiftEv(places, calibrationTable(histograms, constants))!;
}

describe('energy scale by another method', () => {
  it('is the reference calibration itself where the method is the same', () => {
    const same = recalibrated(calibrated.full.references, run.histograms.batches, DEFAULT_METHOD);
    const fitted = calibrated.full.reference.filter(({ status }) => status === 'fitted');
    expect(same.map(({ p }) => p)).toEqual(fitted.map(({ p }) => p));
    expect(Math.abs(shiftBy({}))).toBeLessThan(1e-6);
  });

  it('moves with the energies of all lines together as much as they', () => {
    const energyShiftsEv = Object.fromEntries(VIP2.knownLines.map((line) => [line, 2]));
    // The curvature is held near 0 by its prior, which knows nothing of the move: a few parts in a thousand.
    expect(shiftBy({ energyShiftsEv })).toBeCloseTo(2, 1);
  });

  it('is taken where the constants put 7747 eV, weighted to 1', () => {
    const places = searchPlaces(run.histograms, calibrated.full.reference);
    const table = calibrationTable(run.histograms, calibrated.full.reference);
    expect(places.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const { index, adc } of places) expect(energyAt(table[index]!, adc)).toBeCloseTo(FORBIDDEN_COPPER_EV, 6);
  });
});

describe('error budget of a run', () => {
  it('has every source once, with figures', () => {
    expect(budget.entries.map(({ source }) => source)).toEqual([
      'Counting statistics',
      'Line energies',
      'Centroid shifts',
      'Centroid shifts, whole',
      'Common curvature',
      'No curvature',
      'Smoothing in time',
      'Tail in the fits',
      'Fit range',
      'Binning of the fits',
      'Natural widths',
      'Batching',
      'Tail of the Cu fit',
      'Range of the Cu fit',
      'Binning of the Cu fit',
      'Ni Kα under Cu Kα',
    ]);
    // Two batches are too few to be smoothed: there is nothing to vary.
    expect(entry('Smoothing in time')).toMatchObject({ scaleEv: null, positionEv: null, fwhmEv: null });
    for (const { source, scaleEv, positionEv, fwhmEv } of budget.entries) {
      if (source === 'Smoothing in time') continue;
      expect(positionEv === null || fwhmEv === null, source).toBe(false);
      expect(scaleEv === null, source).toBe(source.includes('Cu'));
    }
  });

  it('knows line energies to hundredths of an eV, and shifts as large as the tables say', () => {
    expect(entry('Line energies').scaleEv).toBeLessThan(0.1);
    // A quarter of each shift in quadrature is less than all together, which may cancel.
    const whole = Math.abs(entry('Centroid shifts, whole').scaleEv!);
    expect(whole).toBeGreaterThan(0.5);
    expect(whole).toBeLessThan(15);
    expect(entry('Centroid shifts').scaleEv).toBeLessThan(whole);
  });

  it('moves the copper line as it moves the scale near it', () => {
    for (const source of ['Centroid shifts, whole', 'No curvature']) {
      const { scaleEv, positionEv } = entry(source);
      expect(Math.sign(positionEv!), source).toBe(Math.sign(scaleEv!));
    }
  });

  it('adds up in quadrature and stays with the calibration for the results file', () => {
    const { scaleEv } = entry('Counting statistics');
    expect(budget.total.scaleEv).toBeCloseTo(Math.hypot(scaleEv!, budget.systematic.scaleEv!), 10);
    expect(workspace.calibrated?.budget).toBe(budget);
  });

  it('needs a calibration', async () => {
    await expect(errorBudget({}, contextWith(emptyWorkspace()))).rejects.toThrow('run the analysis first');
  });
});
