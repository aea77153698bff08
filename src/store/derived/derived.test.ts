import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../dataset/detector';
import { syntheticAnalysis, syntheticSummary } from '../fixtures/syntheticRun';
import { batchPositions, ratesOf, totalOf, totalOfAll } from './batches';
import { calibrationOf, calibrationResiduals, energyScaleOf, errorOf, quantityByBatch } from './calibration';
import { channelRows, labelOf } from './channels';
import { fitCounts, fitsBySeverity, fitsOf, predictedLines } from './lines';

const SUMMARY = syntheticSummary(8, 6, 2500);
const ANALYSIS = syntheticAnalysis(undefined, 8, 6);

describe('channels', () => {
  it('label detectors as the core does', () => {
    for (const key of [
      { bus: null, sdd: 17 },
      { bus: 2, sdd: 17 },
    ]) {
      expect(labelOf(key)).toBe(detectorLabel(key));
    }
  });

  it('follow the screening unless the user decides', () => {
    const rows = channelRows(SUMMARY, null, { '3': 'ok', '4': 'excluded' });
    expect(rows.filter((row) => !row.takesPart).map((row) => row.label)).toEqual(['4']);
    expect(rows[3]).toMatchObject({ takesPart: true, isByHand: true });
    expect(rows[4]?.reason).toBe('set aside by hand');
    expect(channelRows(SUMMARY, ANALYSIS, {})[3]?.takesPart).toBe(false);
  });

  it('count the events of all batches', () => {
    const total = channelRows(SUMMARY, null, {}).reduce((sum, row) => sum + row.events, 0);
    expect(total).toBe(SUMMARY.events);
  });
});

describe('lines', () => {
  it('are the predictions of the batch, or their means for the whole run', () => {
    const one = predictedLines(ANALYSIS.peaks, { detector: 1, batch: 2 });
    expect(one.map((line) => line.line)).toEqual(['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa']);
    const all = ANALYSIS.peaks.filter((peak) => peak.detector === 1 && peak.line === 'MnKa');
    const mean = all.reduce((sum, peak) => sum + peak.adc, 0) / all.length;
    expect(predictedLines(ANALYSIS.peaks, { detector: 1, batch: null })[2]?.adc).toBeCloseTo(mean, 10);
  });

  it('come with their fits, in order of energy', () => {
    const energies = fitsOf(ANALYSIS, { detector: 1, batch: 0 }).map((fit) => fit.adc ?? 0);
    expect([...energies].sort((a, b) => a - b)).toEqual(energies);
    expect(energies).toHaveLength(5);
  });

  it('list failed fits first, then poor ones, and count them', () => {
    const analysis = syntheticAnalysis(undefined, 16, 12);
    const sorted = fitsBySeverity(analysis.fits).map((fit) => fit.status);
    expect(sorted[0]).toBe('failed');
    expect(sorted.lastIndexOf('poor')).toBeLessThan(sorted.indexOf('ok'));
    const { ok, poor, failed } = fitCounts(analysis.fits);
    expect(ok + poor + failed).toBe(analysis.fits.length);
    expect(failed).toBe(1);
  });
});

describe('calibration', () => {
  const calibration = { p: [10, 4, 1e-5], covariance: [4, 0, 0, 0, 1e-6, 0, 0, 0, 0], status: 'fitted' } as const;

  it('of the standard set is that of the whole run', () => {
    const whole = calibrationOf(ANALYSIS, 'standard', { detector: 1, batch: null });
    expect(whole).not.toBeNull();
    expect(calibrationOf(ANALYSIS, 'standard', { detector: 1, batch: 4 })).toBe(whole);
    expect(calibrationOf(ANALYSIS, 'reference', { detector: 1, batch: null })).toBeNull();
    expect(calibrationOf(ANALYSIS, 'reference', { detector: 3, batch: 0 })).toBeNull();
  });

  it('gives energies by E = p0 + p1 ADC + p2 ADC^2', () => {
    const [p0, p1, p2] = ANALYSIS.calibration.reference.find((e) => e.detector === 1 && e.batch === 2)?.p ?? [0, 0, 0];
    const energyOf = energyScaleOf(ANALYSIS, { detector: 1, batch: 2 });
    expect(energyOf?.(1000)).toBeCloseTo(p0 + 1000 * p1 + 1e6 * p2, 8);
    expect(energyScaleOf(null, { detector: 1, batch: 2 })).toBeNull();
  });

  it('propagates errors: of a constant, and of the energy of a channel', () => {
    expect(errorOf(calibration, { kind: 'constant', index: 1 })).toBeCloseTo(1e-3, 12);
    // var E = var p0 + adc^2 var p1 = 4 + 1 for adc = 1000.
    expect(errorOf(calibration, { kind: 'energy', adc: 1000 })).toBeCloseTo(Math.sqrt(5), 10);
    const bent = { ...calibration, covariance: [0, 0, 0, 0, 1e-6, -4e-10, 0, -4e-10, 2e-13] };
    // var gain = var p1 + 4 adc cov(p1, p2) + 4 adc^2 var p2 at adc = 1000.
    expect(errorOf(bent, { kind: 'gain', adc: 1000 })).toBeCloseTo(Math.sqrt(1e-6 - 1.6e-6 + 0.8e-6), 12);
    expect(errorOf({ ...calibration, covariance: null }, { kind: 'energy', adc: 1000 })).toBeNull();
  });

  it('gives every quantity once per batch and calibration', () => {
    const series = quantityByBatch(ANALYSIS, 1, 6, { kind: 'constant', index: 0 });
    expect(series.map((one) => one.values.length)).toEqual([6, 6, 6]);
    expect(new Set(series[0]?.values).size).toBe(1);
    expect(quantityByBatch(ANALYSIS, 3, 6, { kind: 'constant', index: 0 })[1]?.values).toEqual(Array(6).fill(NaN));
  });

  it('tells how far a calibration puts the fitted lines from their energies', () => {
    const [standard] = calibrationResiduals(ANALYSIS, [{ detector: 1, batch: null }]);
    // The fixture's lines lie on a straight line; its curvature of 1e-7 adds at most 0.3 eV.
    expect(Math.max(...(standard?.residualsEv ?? [NaN]).map(Math.abs))).toBeLessThan(0.4);
    expect(standard?.residualsEv).toHaveLength(5);
  });
});

describe('batches', () => {
  it('stand at their middles, or at their numbers where the run has no times', () => {
    const [first] = batchPositions(SUMMARY).x;
    expect(Number(first)).toBe(1000 * (1_670_000_000 + 86_400));
    const timeless = { ...SUMMARY, batches: SUMMARY.batches.map(() => ({ start: null, stop: null })) };
    expect(batchPositions(timeless).x).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ratesOf(timeless).quantity).toBe('Events');
  });

  it('have rates in events per hour', () => {
    const events = SUMMARY.eventsPerBatch[1 * 6 + 2] ?? 0;
    expect(ratesOf(SUMMARY).rows[1]?.[2]).toBeCloseTo(events / 48, 10);
  });

  it('add up to the sum of all detectors', () => {
    const sum = totalOfAll(SUMMARY);
    const byHand = SUMMARY.detectors.reduce((n, _, detector) => n + (totalOf(SUMMARY, detector)[1200] ?? 0), 0);
    expect(sum[1200]).toBe(byHand);
  });
});
