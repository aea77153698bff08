/** The SIDDHARTA-2 run of 2021: an ADC with a comb, noise spikes, dead and starved detectors. Not part of the project. */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { countsIn, totalSpectrumOf, type Histograms } from '../../src/dataset/histograms';
import { screenByCounts } from '../../src/dataset/screening';
import { readRun } from '../../src/ingest/readRun';
import { createFinder } from '../../src/peaks/createFinder';
import { findLines } from '../../src/peaks/findLines';
import { DEFAULT_FINDER } from '../../src/peaks/finders';
import { detectComb } from '../../src/peaks/realAdc/comb';
import { cleanSpectrum, reportAdc, type AdcReport } from '../../src/peaks/realAdc/adcReport';
import { SIDDHARTA2 } from '../../src/physics/profile';
import { startBackend } from '../fixtures/tfjsBackend';
import { quietTask } from './fixtures';

const REAL = new URL('../../../shared/data/real/', import.meta.url);
const NAME = 'siddharta2_hist.csv.gz';
const isThere = existsSync(new URL(NAME, REAL));
const title = isThere
  ? 'SIDDHARTA-2 run'
  : 'SIDDHARTA-2 run (skipped: the folder shared/data is not beside the project)';

interface Truth {
  readonly usable: boolean;
  readonly peaks?: readonly { readonly line: string; readonly centroid_adc: number; readonly sigma_adc: number }[];
}

const MODELS = new URL('../../public/models/', import.meta.url);
const SOURCES = {
  load: (name: string) => Promise.resolve(Uint8Array.from(readFileSync(new URL(name, MODELS))).buffer),
  own: new Map(),
};

describe.skipIf(!isThere)(title, () => {
  let histograms: Histograms;
  let reports: readonly AdcReport[];
  let truths: readonly Truth[];

  beforeAll(async () => {
    const file = new File([await openAsBlob(new URL(NAME, REAL))], NAME);
    ({ histograms } = await readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask()));
    const profile = SIDDHARTA2;
    reports = histograms.detectors.map((_, i) => reportAdc(totalSpectrumOf(histograms, i), profile, null));
    const { files } = JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as {
      files: Record<string, { histograms?: Record<string, Truth> }>;
    };
    const array = Object.entries(files).find(([name]) => name.endsWith('all_hist.root'))?.[1].histograms ?? {};
    truths = histograms.detectors.map(({ sdd }) => array[`bus1_sdd${String(sdd)}`] ?? { usable: false });
  }, 60_000);

  it('has a comb of period 4 in all 45 good detectors, as strong as its README says', () => {
    const combs = reports.flatMap((report, i) => (truths[i]?.usable === true ? [report.comb] : []));
    expect(combs).toHaveLength(45);
    expect(combs.every((comb) => comb?.period === 4)).toBe(true);
    histograms.detectors.forEach(({ sdd }, i) => {
      if (truths[i]?.usable !== true) return;
      const widths = reports[i]?.comb?.widths ?? [];
      const [highest, lowest] = sdd <= 16 ? [0.07, 0.05] : [0.23, 0.13];
      expect(Math.abs(Math.max(...widths) - 1 - highest)).toBeLessThan(0.05);
      expect(Math.abs(1 - Math.min(...widths) - lowest)).toBeLessThan(0.03);
    });
  });

  it('has no comb of period 4 left once cleaned, and every count where there are no spikes', () => {
    histograms.detectors.forEach((_, i) => {
      const comb = reports[i]?.comb ?? null;
      if (comb === null) return;
      const whole = totalSpectrumOf(histograms, i);
      const cleaned = cleanSpectrum(whole, { comb, spikes: [] });
      expect(countsIn(cleaned)).toBe(countsIn(whole));
      expect(detectComb(cleaned)?.period).not.toBe(4);
    });
  });

  it('marks the noise spikes near 950 to 1350 ADC, and no X-ray line', () => {
    histograms.detectors.forEach((_, i) => {
      const { usable, peaks = [] } = truths[i] ?? { usable: false };
      if (!usable) return;
      const spikes = reports[i]?.spikes ?? [];
      expect(spikes.filter(({ adc }) => adc > 950 && adc < 1350).length).toBeGreaterThanOrEqual(2);
      for (const { centroid_adc, sigma_adc } of peaks) {
        const nearest = Math.min(...spikes.map(({ adc }) => Math.abs(adc - centroid_adc)));
        expect(nearest).toBeGreaterThan(4 * sigma_adc);
      }
    });
  });

  it('sets aside the 11 dead or starved detectors and no other, also without its spikes', () => {
    const judged = screenByCounts(histograms, (spectrum, i) => {
      const report = reports[i];
      return report === undefined ? spectrum : cleanSpectrum(spectrum, report);
    });
    expect(judged.map(({ status }) => status === 'ok')).toEqual(truths.map(({ usable }) => usable));
    const reasons = judged.flatMap(({ reason }) => reason ?? []);
    expect(reasons).toHaveLength(11);
    for (const reason of reasons) expect(reason).toMatch(/^Starved: /);
  });

  it('shows the default finder every line of every good detector within one sigma, and no noise spike for a line', async () => {
    await startBackend('wasm');
    const good = truths.flatMap(({ usable }, i) => (usable ? [i] : []));
    const spectra = good.map((i) => {
      const whole = totalSpectrumOf(histograms, i);
      const report = reports[i];
      return { counts: report === undefined ? whole : cleanSpectrum(whole, report), stated: null };
    });
    const finder = await createFinder(DEFAULT_FINDER, SIDDHARTA2, SOURCES);
    const found = await findLines(spectra, finder, SIDDHARTA2, quietTask());
    finder.dispose();
    good.forEach((i, row) => {
      const byFinder = found[row]?.filter((peak) => peak.finder === DEFAULT_FINDER).map(({ line }) => line);
      expect(byFinder).toEqual(SIDDHARTA2.finderLines);
      const lines = found[row]?.map(({ line }) => line) ?? [];
      expect([...lines].sort()).toEqual([...SIDDHARTA2.finderLines, ...SIDDHARTA2.alsoFind].sort());
      for (const { line, adc } of found[row] ?? []) {
        const truth = truths[i]?.peaks?.find((peak) => peak.line.replace('_', '') === line);
        // Its axis is that of the bins' edges, ours that of their centres.
        expect(Math.abs(adc + 0.5 - (truth?.centroid_adc ?? NaN))).toBeLessThan(truth?.sigma_adc ?? NaN);
      }
    });
  });
});
