import { beforeAll, describe, expect, it } from 'vitest';
import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { foldPair } from '../dataset/folds';
import type { Progress } from '../dataset/task';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { observedEnergyEv } from '../physics/lines';
import { assess, type Assessment, type AssessmentInput } from './assess';
import { quietContext } from './fixtures/context';
import { toyRun, toySigmaEv } from './fixtures/toyRun';

const JUMP_EV = 45;
const { histograms, truth } = toyRun(6, JUMP_EV);
/** One calibration per detector for all batches: what a standard calibration does to a jumping offset. */
const standard: LocatedCalibration[] = [0, 1, 2, 3].map((detector) => {
  const own = truth.filter((calibration) => calibration.detector === detector);
  const offsetEv = own.reduce((sum, { p }) => sum + p[0], 0) / own.length;
  return { detector, batch: null, p: [offsetEv, own[0]?.p[1] ?? 0, 0], covariance: null, status: 'fitted' };
});
const calibrations = { standard, reference: truth, optimized: truth };

function inputWith(parts: Partial<AssessmentInput> = {}): AssessmentInput {
  const folds = [0, 1, 2, 3, 4].map((fold) => ({
    heldOut: foldPair(histograms, fold, 5, 1).heldOut,
    calibrations: parts.calibrations ?? calibrations,
  }));
  return {
    histograms,
    calibrations,
    folds,
    tail: { fraction: 0, beta: 2 },
    predictedFwhmEv: null,
    seed: 3,
    bootstrapReplicas: 40,
    ...parts,
  };
}

const sum = (values: Float64Array) => values.reduce((total, n) => total + n, 0);
const fwhmEv = FWHM_PER_SIGMA * toySigmaEv(8047);
const rowOf = ({ cuKa }: Assessment, spectrum: string, crossValidated: boolean) => {
  const row = cuKa.find((candidate) => candidate.spectrum === spectrum && candidate.crossValidated === crossValidated);
  if (row === undefined) throw new Error(`no row ${spectrum}`);
  return row;
};

describe('assess on a toy of known truth', () => {
  let result: Assessment;
  beforeAll(async () => {
    result = await assess(inputWith(), quietContext);
  });

  it('has three rows in sample and three held out', () => {
    expect(result.cuKa.map(({ spectrum, crossValidated }) => [spectrum, crossValidated])).toEqual([
      ['standard', false],
      ['reference', false],
      ['optimized', false],
      ['standard', true],
      ['reference', true],
      ['optimized', true],
    ]);
  });

  it('finds the true position and width with the true constants, the smeared width without them', () => {
    for (const crossValidated of [false, true]) {
      const { position, fwhm } = rowOf(result, 'optimized', crossValidated);
      const smeared = rowOf(result, 'standard', crossValidated).fwhm;
      expect(Math.abs((position.value ?? NaN) - observedEnergyEv('CuKa'))).toBeLessThan(4 * (position.error ?? NaN));
      expect(Math.abs((fwhm.value ?? NaN) - fwhmEv)).toBeLessThan(4 * (fwhm.error ?? NaN));
      expect((smeared.value ?? NaN) - (fwhm.value ?? NaN)).toBeGreaterThan(10);
    }
  });

  it('has every event of the range in every spectrum: held-out parts add up to the run', () => {
    const inRange = sum(result.spectra[2]?.counts ?? new Float64Array(0));
    expect(inRange).toBeGreaterThan(200_000);
    for (const { counts } of [...result.spectra, ...result.heldOut]) {
      // The dither of a fold is its own, so a few events at the ends of the range change sides.
      expect(Math.abs(sum(counts) - inRange)).toBeLessThan(20);
    }
  });

  it('finds all lines where they should be, with the width they were given', () => {
    const optimized = result.lines.filter(({ spectrum }) => spectrum === 'optimized');
    expect(optimized.map(({ line }) => line)).toEqual([
      ...['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa', 'CuKb'],
      ...['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa', 'CuKb'],
    ]);
    for (const { position, expectedEv, fwhm } of optimized) {
      expect(Math.abs((position.value ?? NaN) - expectedEv)).toBeLessThan(4 * (position.error ?? NaN));
      const trueFwhm = FWHM_PER_SIGMA * toySigmaEv(expectedEv);
      expect(Math.abs((fwhm.value ?? NaN) - trueFwhm)).toBeLessThan(4 * (fwhm.error ?? NaN));
    }
  });

  it('compares with the better of the two, here identical to the optimised one', () => {
    expect(result.verdict.against).toBe('reference');
    expect(result.verdict.gainEv).toEqual({ value: 0, error: 0 });
    expect(result.verdict.text).toMatch(/^Nothing to judge: .* the same as the/);
    expect(result.displacements).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('is the same for the same seed', async () => {
    expect(await assess(inputWith(), quietContext)).toEqual(result);
  });

  it('claims a gain that is there', async () => {
    const flat = { standard, reference: standard, optimized: truth };
    const { verdict } = await assess(inputWith({ calibrations: flat }), quietContext);
    const { value, error } = verdict.gainEv;
    expect(verdict.text).toMatch(/^Improves by \d+\.\d+ ± \d+\.\d+ eV on events that it has not seen/);
    expect(value ?? 0).toBeGreaterThan(5 * (error ?? Infinity));
  });

  it('does not take a squeezed energy scale for a resolution', async () => {
    const squeezed = truth.map((calibration): LocatedCalibration => {
      const [p0, p1] = calibration.p;
      return { ...calibration, p: [p0 + 0.1 * (8047.5 - p0), 0.9 * p1, 0] };
    });
    const result = await assess(
      inputWith({ calibrations: { ...calibrations, optimized: squeezed }, bootstrapReplicas: 25 }),
      quietContext,
    );
    expect(result.verdict.gainEv.value ?? 0).toBeGreaterThan(10);
    expect(result.verdict.text).toMatch(/^Narrower by .* but other lines moved: no claim/);
    // A tenth of the 3537 eV between copper and titanium.
    expect(result.verdict.squeeze).toMatch(/squeezed by 10 % .* Ti Kα by \+35\d\.\d ± \d\.\d eV/);
    expect(result.verdict.text).toContain(result.verdict.squeeze);
    expect(result.warnings).toContain(result.verdict.squeeze);
    // With the prediction from the Ti and Mn widths the width itself is an alarm.
    const predictedFwhmEv = { value: fwhmEv, error: 0.4 };
    const alarmed = await assess(
      inputWith({ calibrations: { ...calibrations, optimized: squeezed }, bootstrapReplicas: 25, predictedFwhmEv }),
      quietContext,
    );
    expect(rowOf(alarmed, 'optimized', true).why).toMatch(/sigma narrower than the .* predict/);
    expect(alarmed.warnings.join()).toMatch(/Cu Kα, optimised, held out: .* sigma narrower/);
  });
});

describe('assess where something is missing', () => {
  it('leaves spectra without constants out of every row, and says so', async () => {
    const gap = truth.filter(({ detector, batch }) => !(detector === 1 && batch === 2));
    const result = await assess(inputWith({ calibrations: { ...calibrations, reference: gap } }), quietContext);
    expect(result.warnings.join()).toMatch(/\d+ events are in no summed spectrum/);
    const totals = result.spectra.map(({ counts }) => sum(counts));
    expect(Math.max(...totals) - Math.min(...totals)).toBeLessThan(20);
  });

  it('has rows that say why without copper', async () => {
    const none = toyRun(2, 0, { TiKa: 400, MnKa: 400 });
    const sets = { standard: none.truth, reference: none.truth, optimized: none.truth };
    const result = await assess(
      inputWith({ histograms: none.histograms, calibrations: sets, folds: [] }),
      quietContext,
    );
    for (const row of result.cuKa) {
      expect(row.fwhm).toEqual({ value: null, error: null });
      expect(row.why).toMatch(/7000-8500 eV/);
    }
    expect(result.verdict.gainEv).toEqual({ value: null, error: null });
    expect(result.verdict.text).toMatch(/^No verdict: /);
    const manganese = result.lines.find(({ line, crossValidated }) => line === 'MnKa' && !crossValidated);
    expect(Math.abs((manganese?.position.value ?? NaN) - observedEnergyEv('MnKa'))).toBeLessThan(5);
  });

  it('stops when cancelled and reports progress that never falls', async () => {
    const seen: Progress[] = [];
    await assess(inputWith(), { ...quietContext, onProgress: (progress) => seen.push(progress) });
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    const cancelled = { ...quietContext, breathe: () => Promise.reject(new Error('stop')) };
    await expect(assess(inputWith(), cancelled)).rejects.toThrow('stop');
  });
});
