import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisSettings } from '../../assess/results';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import type { Histograms } from '../../dataset/histograms';
import type { LocatedPeak } from '../../dataset/peak';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { startsFrom, type CalibratedRun } from './calibratedRun';
import { calibrateRun } from './calibrateRun';
import { emptyWorkspace } from './context';

const SETTINGS: AnalysisSettings = {
  ...TOY_SETTINGS,
  finder: 'find_peaks',
  folds: 2,
  channelOverrides: { '2': 'excluded', '3': 'excluded' },
  peakCorrections: [],
};

let histograms: Histograms;
function calibrate(peakCorrections: readonly PeakCorrection[]): Promise<CalibratedRun> {
  return calibrateRun(histograms, VIP2, { ...SETTINGS, peakCorrections }, classicalFinder, {
    ...QUIET,
    workspace: emptyWorkspace(),
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  });
}

const CORRECTIONS: readonly PeakCorrection[] = [
  { detector: '0', batch: 1, line: 'MnKa', adc: 1300 },
  { detector: '0', batch: 7, line: 'MnKa', adc: 1300 },
  { detector: '0', batch: null, line: 'FeKa', adc: 1300 },
  { detector: '1', batch: null, line: 'TiKb', adc: null },
  { detector: '9', batch: null, line: 'MnKa', adc: 1300 },
];

let asFound: CalibratedRun;
let corrected: CalibratedRun;
beforeAll(async () => {
  ({ histograms } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET));
  asFound = await calibrate([]);
  corrected = await calibrate(CORRECTIONS);
});

/** Whether a peak is that line of that detector. */
const isOf = (detector: number, line: string) => (peak: LocatedPeak) =>
  peak.detector === detector && peak.line === line;

describe('a run with corrected peaks', () => {
  it('has them in its peaks as manual ones, and leaves the others alone', () => {
    const isCorrected = (peak: LocatedPeak) => isOf(1, 'TiKb')(peak) || (isOf(0, 'MnKa')(peak) && peak.batch === 1);
    expect(corrected.peaks.filter(isCorrected)).toEqual([
      { detector: 0, batch: 1, line: 'MnKa', adc: 1300, adcError: null, probability: 1, finder: 'manual' },
    ]);
    const others = ({ peaks }: CalibratedRun) => peaks.filter((peak) => !isCorrected(peak));
    expect(others(corrected)).toEqual(others(asFound));
    expect(corrected.replacedPeaks).toEqual(asFound.peaks.filter(isCorrected));
  });

  it('fits no line that was removed, in the folds neither', () => {
    expect(corrected.folds).toHaveLength(SETTINGS.folds);
    for (const { fits } of [corrected, ...corrected.folds]) {
      const detectors = fits.filter((fit) => fit.line === 'TiKb').map((fit) => fit.detector);
      expect(new Set(detectors)).toEqual(new Set([0]));
    }
  });

  it('ignores what has no place in the run, with a warning that names it', () => {
    const warnings = corrected.warnings.filter((warning) => warning.includes('correction'));
    expect(warnings.map((warning) => /(batch 8|FeKa|SDD 9)/.exec(warning)?.[0])).toEqual(['batch 8', 'FeKa', 'SDD 9']);
  });

  it('is no start for an optimisation with other corrections', () => {
    const settings = { ...SETTINGS, peakCorrections: CORRECTIONS };
    expect(startsFrom(corrected, { ...settings, learningRate: 0.1 })).toBe(true);
    expect(startsFrom(corrected, { ...settings, peakCorrections: CORRECTIONS.slice(1) })).toBe(false);
  });
});
