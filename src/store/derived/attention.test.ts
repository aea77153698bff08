import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../assess/results';
import type { LocatedPeak } from '../../dataset/peak';
import type { LineFit } from '../../fit/lineFit';
import { VIP2 } from '../../physics/profile';
import { syntheticAnalysis, syntheticSummary } from '../fixtures/syntheticRun';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import { attentionByDetector } from './attention';

const SUMMARY = syntheticSummary(2, 4, 2000);
const SYNTHETIC = syntheticAnalysis(undefined, 2, 4);
/** Nothing odd: the fixture's poor fits made good. */
const FINE: Analysis = {
  ...SYNTHETIC,
  settings: { ...DEFAULT_SETTINGS, finder: 'cnn' },
  fits: SYNTHETIC.fits.map((fit): LineFit => ({ ...fit, status: 'ok', why: null })),
};

const isAt = (line: string, batches: readonly number[]) => (entry: LocatedPeak | LineFit) =>
  entry.detector === 1 && entry.line === line && entry.batch !== null && batches.includes(entry.batch);

/** Reasons of SDD 1 after its Ti Kb was changed in some batches. */
function reasons(
  batches: readonly number[],
  changed: { peak?: (peak: LocatedPeak) => LocatedPeak[]; fit?: Partial<LineFit>; line?: string },
) {
  const { line = 'TiKb', peak: change = (peak: LocatedPeak) => [peak], fit = {} } = changed;
  const isIt = isAt(line, batches);
  const attention = attentionByDetector(
    SUMMARY,
    {
      ...FINE,
      peaks: FINE.peaks.flatMap((peak) => (isIt(peak) ? change(peak) : [peak])),
      fits: FINE.fits.map((one) => (isIt(one) ? { ...one, ...fit } : one)),
    },
    VIP2,
  );
  expect(attention.has(0)).toBe(false);
  return attention.get(1) ?? [];
}

describe('what needs attention', () => {
  it('is nothing where predictions are sure and fits agree', () => {
    expect(attentionByDetector(SUMMARY, FINE, VIP2).size).toBe(0);
  });

  it('is a line that is missing in some batches, unless the user took it out', () => {
    expect(reasons([1, 2], { peak: () => [] })).toEqual([
      { text: 'Ti Kβ: not found in 2 of 4 batches', batches: [1, 2] },
    ]);
    const removed: Analysis = {
      ...FINE,
      settings: {
        ...FINE.settings,
        peakCorrections: [{ detector: '1', batch: 2, line: 'TiKb', adc: null }],
      },
      peaks: FINE.peaks.filter((peak) => !isAt('TiKb', [2])(peak)),
    };
    expect(attentionByDetector(SUMMARY, removed, VIP2).size).toBe(0);
  });

  it('is copper where no batch shows it, not where some do not', () => {
    expect(reasons([1, 2], { line: 'CuKa', peak: () => [] })).toEqual([]);
    expect(reasons([0, 1, 2, 3], { line: 'CuKa', peak: () => [] })[0]?.text).toBe('Cu Kα: not found in 4 of 4 batches');
  });

  it('is no line of a batch without events', () => {
    const eventsPerBatch = SUMMARY.eventsPerBatch.slice();
    eventsPerBatch[1 * SUMMARY.batches.length + 3] = 0;
    const peaks = FINE.peaks.filter(({ detector, batch }) => !(detector === 1 && batch === 3));
    expect(attentionByDetector({ ...SUMMARY, eventsPerBatch }, { ...FINE, peaks }, VIP2).size).toBe(0);
  });

  it('is a low probability, with the lowest', () => {
    const [reason, ...others] = reasons([0, 3], {
      peak: (peak) => [{ ...peak, probability: peak.batch === 0 ? 0.41 : 0.8 }],
    });
    expect(reason?.text).toMatch(/^Ti Kβ: probability down to 0.41/);
    expect(reason?.batches).toEqual([0, 3]);
    expect(others).toEqual([]);
    expect(reasons([0], { peak: (peak) => [{ ...peak, probability: null }] })).toEqual([]);
  });

  it('is a fit elsewhere than predicted: more than three errors, where both are stated', () => {
    // The fixture's errors are 4 and 0.35 channels: together 4.02.
    const near = reasons([2], { fit: { adc: adcOf('TiKb', 2) + 11.9 } });
    expect(near).toEqual([]);
    const far = { adc: adcOf('TiKb', 2) + 12.2 };
    expect(reasons([2], { fit: far })[0]?.text).toContain('more than 3 errors in 1 of 4 batches');
    expect(reasons([2], { fit: far, peak: (peak) => [{ ...peak, adcError: null }] })).toEqual([]);
  });

  it('is a poor or failed fit, but of copper', () => {
    expect(reasons([1], { fit: { status: 'poor' } })).toEqual([
      { text: 'Ti Kβ: fit poor or failed in 1 of 4 batches', batches: [1] },
    ]);
    expect(reasons([1], { fit: { status: 'failed' }, line: 'CuKa' })).toEqual([]);
  });

  it('is a prediction that moved further than drift can, unless it was put there by hand', () => {
    // 80 eV at about 4.6 eV per channel are 17 channels.
    const moved = (by: number, more: Partial<LocatedPeak> = {}) =>
      reasons([2], {
        peak: (peak) => [{ ...peak, adc: peak.adc + by, adcError: null, ...more }],
      });
    expect(moved(14)).toEqual([]);
    expect(moved(22)[0]?.text).toContain('more than drift can do');
    expect(moved(22, { finder: 'manual' })).toEqual([]);
  });

  it('is another finder than the chosen one', () => {
    const [reason] = reasons([3], { peak: (peak) => [{ ...peak, finder: 'find_peaks' }] });
    expect(reason).toEqual({
      text: 'CNN (two branches) saw no lines in 1 of 4 batches: found by find_peaks (SciPy semantics)',
      batches: [3],
    });
    expect(reasons([3], { peak: (peak) => [{ ...peak, finder: 'stated' }] })).toEqual([]);
  });
});

function adcOf(line: string, batch: number): number {
  return FINE.peaks.find(isAt(line, [batch]))?.adc ?? NaN;
}
