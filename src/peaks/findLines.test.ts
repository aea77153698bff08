import { describe, expect, it } from 'vitest';
import { spectrumOf } from '../dataset/histograms';
import type { Peak } from '../dataset/peak';
import type { LineId } from '../physics/lines';
import { VIP2 } from '../physics/profile';
import { QUIET } from '../simulate/fixtures/quietContext';
import { simulateRun } from '../simulate/simulateRun';
import { truthOf } from '../simulate/truth';
import type { PeakFinder } from './peakFinder';
import { plausiblePeaks } from './plausiblePeaks';
import { findLines } from './findLines';

const simulated = await simulateRun({ preset: 'small', seed: 21, batchLengthDays: 2 }, QUIET);
const { run, histograms } = simulated;
const firstTruth = truthOf(run, 0, run.preset.startS, run.preset.startS + 2 * 86400);

const peaksAt = (adcOf: (line: LineId) => number): Peak[] =>
  VIP2.finderLines.map((line) => ({ line, adc: adcOf(line), adcError: null, probability: null, finder: 'cnn' }));

/** Says the same of every spectrum, and counts how often it was asked. */
function parrot(peaks: readonly Peak[]): PeakFinder & { asked: number } {
  const finder = {
    id: 'cnn',
    asked: 0,
    find: ({ spectra }: { readonly spectra: readonly unknown[] }) => {
      finder.asked += spectra.length;
      return Promise.resolve(spectra.map(() => [...peaks]));
    },
    dispose: () => undefined,
  };
  return finder;
}

const truePeaks = peaksAt((line) => firstTruth.centroidAdc[line]);

describe('plausiblePeaks', () => {
  const counts = spectrumOf(histograms, 0, 0);
  const linesOf = (peaks: readonly Peak[]) => plausiblePeaks(peaks, counts, VIP2).map(({ line }) => line);
  const moved = (line: LineId, byAdc: number) =>
    truePeaks.map((peak) => (peak.line === line ? { ...peak, adc: peak.adc + byAdc } : peak));

  it('keeps the true lines, and copper 20 channels off', () => {
    expect(plausiblePeaks(truePeaks, counts, VIP2)).toEqual(truePeaks);
    expect(linesOf(moved('CuKa', 20))).toEqual(VIP2.finderLines);
  });

  it('drops a single line that is bent too far from the scale of the strong ones', () => {
    expect(linesOf(moved('CuKa', 80))).toEqual(['TiKa', 'TiKb', 'MnKa', 'MnKb']);
    expect(linesOf(moved('TiKb', -35))).toEqual(['TiKa', 'MnKa', 'MnKb', 'CuKa']);
    expect(linesOf(moved('MnKb', NaN))).toEqual(['TiKa', 'TiKb', 'MnKa', 'CuKa']);
  });

  it.each([
    ['out of order', peaksAt((line) => 3000 - firstTruth.centroidAdc[line])],
    ['at one place', peaksAt(() => 1000)],
    ['not finite', peaksAt(() => NaN)],
    ['where nothing is', peaksAt((line) => firstTruth.centroidAdc[line] + 60)],
    ['of a gain beyond the profile', peaksAt((line) => 3 * firstTruth.centroidAdc[line] - 1600)],
    ['without the strong lines', truePeaks.slice(3)],
  ])('refuses all lines %s', (_what, peaks) => {
    expect(plausiblePeaks(peaks, counts, VIP2)).toEqual([]);
  });

  it('refuses lines in a spectrum without any', () => {
    expect(plausiblePeaks(truePeaks, new Uint32Array(4096).fill(2), VIP2)).toEqual([]);
  });
});

describe('findLines', () => {
  it('keeps a plausible answer of the finder', async () => {
    const [peaks] = await findLines(
      [{ counts: spectrumOf(histograms, 0, 0), stated: null }],
      parrot(truePeaks),
      VIP2,
      QUIET,
    );
    expect(peaks).toEqual(truePeaks);
  });

  it('falls back to the classical finder and says so', async () => {
    const finder = parrot(peaksAt(() => 1000));
    const [peaks] = await findLines([{ counts: spectrumOf(histograms, 0, 0), stated: null }], finder, VIP2, QUIET);
    expect(finder.asked).toBe(1);
    expect(new Set(peaks!.map((peak) => peak.finder))).toEqual(new Set(['find_peaks']));
    const manganese = peaks!.find(({ line }) => line === 'MnKa')!;
    expect(Math.abs(manganese.adc - firstTruth.centroidAdc.MnKa)).toBeLessThan(4);
  });

  it('asks the stated scale, not the finder, where there is one', async () => {
    const finder = parrot(truePeaks);
    const { scale, centroidAdc } = firstTruth;
    const stated = { offsetEv: scale[0], gainEvPerAdc: scale[1] + scale[2] * centroidAdc.MnKa };
    const [peaks] = await findLines([{ counts: spectrumOf(histograms, 0, 0), stated }], finder, VIP2, QUIET);
    expect(finder.asked).toBe(0);
    expect(peaks!.find(({ line }) => line === 'TiKa')?.finder).toBe('stated');
    for (const { line, adc } of peaks!) expect(Math.abs(adc - centroidAdc[line])).toBeLessThan(15);
  });

  it('gives spectra without lines no peaks, whatever the finder says', async () => {
    const empty = { counts: new Uint32Array(4096), stated: null };
    expect(await findLines([empty, empty], parrot(truePeaks), VIP2, QUIET)).toEqual([[], []]);
    expect(await findLines([], parrot(truePeaks), VIP2, QUIET)).toEqual([]);
  });
});
