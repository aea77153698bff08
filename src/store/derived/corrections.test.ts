import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../assess/results';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import { VIP2 } from '../../physics/profile';
import { syntheticAnalysis, syntheticSummary } from '../fixtures/syntheticRun';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import { firstPlaceOf, linesNow, missingLines, peaksNow, pendingCorrections } from './corrections';
import { predictedLines } from './lines';

const SUMMARY = syntheticSummary(2, 3, 2000);
const ANALYSIS = syntheticAnalysis(undefined, 2, 3);
const IN_BATCH: PeakCorrection = { detector: '1', batch: 2, line: 'MnKa', adc: 1234 };
const IN_RUN: PeakCorrection = { detector: '1', batch: null, line: 'CuKa', adc: 1700 };

/** What the worker hands over after an analysis with the correction of one peak. */
function analysedWith(correction: PeakCorrection): Analysis {
  const isIt = ({ detector, batch, line }: Analysis['peaks'][number]) =>
    detector === 1 && batch === correction.batch && line === correction.line;
  return {
    ...ANALYSIS,
    settings: { ...DEFAULT_SETTINGS, peakCorrections: [correction] },
    peaks: ANALYSIS.peaks.map((peak) => (isIt(peak) ? { ...peak, adc: correction.adc ?? 0, finder: 'manual' } : peak)),
    replacedPeaks: ANALYSIS.peaks.filter(isIt),
  };
}

const sorted = (peaks: Analysis['peaks']) =>
  [...peaks].sort((a, b) => a.detector - b.detector || a.batch - b.batch || a.adc - b.adc);

describe('the peaks of now', () => {
  it('are those of the analysis, with the corrections made since', () => {
    const now = peaksNow(SUMMARY, ANALYSIS, [IN_BATCH]);
    expect(now.find(({ finder }) => finder === 'manual')).toMatchObject({
      detector: 1,
      batch: 2,
      line: 'MnKa',
      adc: 1234,
    });
    expect(now).toHaveLength(ANALYSIS.peaks.length);
    expect(now.filter((peak) => peak.detector === 0)).toEqual(ANALYSIS.peaks.filter((peak) => peak.detector === 0));
  });

  it('are those of the finder again once a correction that the analysis used is taken back', () => {
    expect(sorted(peaksNow(SUMMARY, analysedWith(IN_BATCH), []))).toEqual(sorted(ANALYSIS.peaks));
  });

  it('are the placed ones alone before an analysis', () => {
    const now = peaksNow(SUMMARY, null, [IN_RUN]);
    expect(now.map(({ batch, adc }) => [batch, adc])).toEqual([0, 1, 2].map((batch) => [batch, 1700]));
  });

  it('make the mean of the run, said to be by hand where every batch is', () => {
    const ofRun = (corrections: readonly PeakCorrection[], line: string) =>
      predictedLines(peaksNow(SUMMARY, ANALYSIS, corrections), { detector: 1, batch: null }).find(
        (one) => one.line === line,
      );
    expect(ofRun([IN_RUN], 'CuKa')).toMatchObject({ adc: 1700, adcError: null, probability: 1, isByHand: true });
    expect(ofRun([IN_BATCH], 'MnKa')?.isByHand).toBe(false);
    // Three errors of 4 channels: the mean's is 4/sqrt(3).
    expect(ofRun([], 'MnKa')?.adcError).toBeCloseTo(2.3094, 4);
    expect(ofRun([], 'MnKa')?.probability).toBeCloseTo(0.99, 10);
  });
});

describe('the lines of now', () => {
  const placesIn = (corrections: readonly PeakCorrection[], batch: number | null) =>
    linesNow(peaksNow(SUMMARY, ANALYSIS, corrections), corrections, '1', { detector: 1, batch }).map(
      ({ line, adc }) => `${line} ${adc.toFixed(0)}`,
    );

  it('stand in the whole run where they were put for it, whatever single batches say', () => {
    const corrections = [IN_RUN, { ...IN_RUN, batch: 2, adc: 1750 }];
    expect(placesIn(corrections, null)).toContain('CuKa 1700');
    expect(placesIn(corrections, 1)).toContain('CuKa 1700');
    expect(placesIn(corrections, 2)).toContain('CuKa 1750');
  });

  it('are without those that were taken out of the whole run, though a batch has them back', () => {
    const corrections = [
      { ...IN_RUN, adc: null },
      { ...IN_RUN, batch: 2 },
    ];
    const copper = (batch: number | null) => placesIn(corrections, batch).filter((text) => text.startsWith('CuKa'));
    expect([null, 1, 2].map(copper)).toEqual([[], [], ['CuKa 1700']]);
  });
});

describe('corrections that no figure has used', () => {
  it('are those made, changed or taken back since the analysis', () => {
    expect(pendingCorrections(null, [IN_RUN])).toBe(1);
    expect(pendingCorrections(ANALYSIS, [])).toBe(0);
    expect(pendingCorrections(analysedWith(IN_BATCH), [IN_BATCH])).toBe(0);
    expect(pendingCorrections(analysedWith(IN_BATCH), [])).toBe(1);
    expect(pendingCorrections(analysedWith(IN_BATCH), [IN_RUN, { ...IN_BATCH, adc: 1240 }])).toBe(2);
  });
});

describe('a line to be added', () => {
  const shown = predictedLines(ANALYSIS.peaks, { detector: 1, batch: 0 });

  it('is one of the profile that is not shown', () => {
    expect(missingLines(VIP2.calibrationLines, shown)).toEqual([]);
    expect(missingLines(VIP2.calibrationLines, shown.slice(1))).toEqual(['TiKa']);
    expect(missingLines(['TiKa', 'FeKa'], [])).toEqual(['TiKa', 'FeKa']);
  });

  it('first stands where the others say, or where it is told', () => {
    const others = shown.filter(({ line }) => line !== 'CuKa');
    const copper = shown.find(({ line }) => line === 'CuKa')?.adc ?? NaN;
    // The fixture's lines lie on a straight scale.
    expect(Math.abs(firstPlaceOf('CuKa', others, 0) - copper)).toBeLessThan(2);
    expect(firstPlaceOf('CuKa', others.slice(0, 1), 1500)).toBe(1500);
    expect(firstPlaceOf('CuKa', [], 1500.4)).toBe(1500);
  });
});
