import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticSummary } from '../fixtures/syntheticRun';
import { expectedLines, relativeLines, resolutionLaw } from './allLines';
import { ownByBatch, standardChannelOf } from './calibration';
import { displacementRows } from './displacements';

const ANALYSIS = syntheticAnalysis(undefined, 6, 4);

describe('relativeLines', () => {
  it('gives errors relative to the tables in parts per thousand, of one set of events', () => {
    const row = ANALYSIS.lines.find((line) => line.crossValidated && line.line === 'MnKb')!;
    const found = relativeLines(ANALYSIS, true).find(({ energyEv }) => energyEv === row.tabulatedEv)!;
    expect(found.relative).toBeCloseTo((1000 * (row.position.value! - 6490.585)) / 6490.585, 10);
    expect(found.relativeError).toBeCloseTo(600 / 6490.585, 10);
    expect(relativeLines(ANALYSIS, true)).toHaveLength(15);
  });

  it('expects Mn Kb where its satellites put it, 4.1 eV low', () => {
    const found = expectedLines(ANALYSIS).find(({ energyEv }) => energyEv > 6400 && energyEv < 6600);
    expect(found?.relative).toBeCloseTo(-4100 / 6490.585, 8);
  });

  it('leaves out lines that were not seen', () => {
    const unseen = ANALYSIS.lines.map((row) => ({ ...row, position: { value: null, error: null } }));
    expect(relativeLines({ lines: unseen }, true)).toEqual([]);
  });
});

describe('resolutionLaw', () => {
  it('passes through Mn Ka, and grows by F w (E - E_Mn) in sigma squared', () => {
    const lines = ANALYSIS.lines.map((row) => ({ ...row, fwhm: { value: 160, error: 1 } }));
    const { energiesEv, fwhmEv } = resolutionLaw(lines, true);
    const at = energiesEv.indexOf(8000);
    // 160^2 + 8 ln 2 x 0.115 x 3.66 eV x (8000 - 5898.801) eV.
    expect(fwhmEv[at]! ** 2).toBeCloseTo(160 ** 2 + 8 * Math.LN2 * 0.115 * 3.66 * (8000 - 5898.801), 6);
  });

  it('is not drawn where Mn Ka is narrower than silicon allows', () => {
    const lines = ANALYSIS.lines.map((row) => ({ ...row, fwhm: { value: 100, error: 1 } }));
    expect(resolutionLaw(lines, true).energiesEv).toEqual([]);
  });
});

describe('own points and displacements', () => {
  it('stand at their batches', () => {
    const own = ownByBatch(ANALYSIS, 1, 4, { kind: 'constant', index: 0 });
    const expected = ANALYSIS.ownBatches.find(({ detector, batch }) => detector === 1 && batch === 2)!;
    expect(own.values[2]).toBe(expected.p[0]);
    expect(own.errors[2]).toBeCloseTo(2, 12);
    expect(ownByBatch(ANALYSIS, 3, 4, { kind: 'constant', index: 0 }).values.every(Number.isNaN)).toBe(true);
  });

  it('are looked at where the standard calibration puts the line', () => {
    const adc = standardChannelOf(ANALYSIS, 1, 8047)!;
    const [p0, p1, p2] = ANALYSIS.calibration.standard.find(({ detector }) => detector === 1)!.p;
    expect(p0 + adc * (p1 + adc * p2)).toBeCloseTo(8047, 6);
    expect(standardChannelOf(ANALYSIS, 3, 8047)).toBeNull();
  });

  it('have a row per detector, without those that were not displaced', () => {
    const displacements = [
      { detector: 1, batch: 2, value: 0.5 },
      { detector: 4, batch: 0, value: -1 },
    ];
    expect(displacementRows({ displacements }, syntheticSummary(6, 4, 100))).toEqual({
      rows: [
        [null, null, 0.5, null],
        [-1, null, null, null],
      ],
      detectorLabels: ['1', '4'],
    });
  });
});
