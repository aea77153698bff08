/** Files as detectors and other programs write them. They are not part of the project, so absent elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { countsIn, totalSpectrumOf } from '../../src/dataset/histograms';
import { screenByCounts } from '../../src/dataset/screening';
import { readRun } from '../../src/ingest/readRun';
import { quietTask } from './fixtures';
import { MEASURED_SPECTRA } from './measuredSpectra';

const REAL = new URL('../../../shared/data/real/', import.meta.url);
const SIMULATED = new URL('../../../shared/data/sim/', import.meta.url);

/** The title says so where the files are absent and the tests are skipped. */
function titled(title: string, folder: URL): string {
  return existsSync(folder) ? title : `${title} (skipped: the folder shared/data is not beside the project)`;
}

async function readPath(folder: URL, name: string, overflowAdc: number | null = null) {
  const file = new File([await openAsBlob(new URL(name, folder))], name.split('/').at(-1) ?? name);
  return readRun([file], { batchLengthDays: 2, overflowAdc }, quietTask());
}

/** Lines that truth.json gives for a file, in channels. */
function knownPeaks(name: string): { line: string; centroid_ch: number; sigma_ch: number }[] {
  const truth = JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as {
    files: Record<string, { peaks?: { line: string; centroid_ch: number; sigma_ch?: number }[] }>;
  };
  // XRFSpectrum.mca has one width for all its lines: 145 eV FWHM at 5.03 eV per channel.
  return (truth.files[name]?.peaks ?? []).map((peak) => ({ ...peak, sigma_ch: peak.sigma_ch ?? 12.2 }));
}

describe.skipIf(!existsSync(REAL))(titled('measured files', REAL), () => {
  it('reads the old kind of Amptek file, with its calibration', async () => {
    const { histograms, files } = await readPath(REAL, 'XRF_known_Cu.mca');
    expect(files[0]).toMatchObject({
      format: 'amptek-mca',
      events: 17482,
      sha256: '702a89f671f108fa76be09bb5e39e8518e0dfab85f0c98eb1621bcad81a26ec8',
    });
    expect(countsIn(histograms.counts)).toBe(17482);
    // numpy.polyfit([346, 414, 478], [10550, 12610, 14760], 1)
    expect(histograms.stated[0]?.gainEvPerAdc).toBeCloseTo(31.877294981640148, 8);
    expect(histograms.stated[0]?.offsetEv).toBeCloseTo(-514.6970624235022, 6);
    expect(screenByCounts(histograms)[0]?.status).toBe('ok');
  });

  it('reads the DP5 kind: the slow count of its own status is the sum of its channels', async () => {
    const { histograms, files } = await readPath(REAL, 'minix_20kV_15uA_sdd.mca');
    const slowCount = /Slow Count: (\d+)/.exec(readFileSync(new URL('minix_20kV_15uA_sdd.mca', REAL), 'latin1'))?.[1];
    expect(files[0]?.events).toBe(Number(slowCount));
    expect(countsIn(histograms.counts)).toBe(Number(slowCount));
    expect(histograms.stated[0]?.gainEvPerAdc).toBeCloseTo(10.78, 1);
  });

  it('knows an Amptek file named .csv', async () => {
    const { histograms, files } = await readPath(REAL, '20220330_cu_run1.csv');
    expect(files[0]?.format).toBe('amptek-mca');
    // What data/real/truth.json gives as the sum of the channels.
    expect(countsIn(histograms.counts)).toBe(1784);
    expect(histograms.stated[0]).toBeNull();
  });

  it('reads the SIDDHARTA-2 array, and sets aside its 11 dead or starved detectors and no other', async () => {
    const { histograms } = await readPath(REAL, 'siddharta2_hist.csv.gz');
    const truth = JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as {
      files: Record<string, { histograms?: Record<string, { usable: boolean; total_counts: number }> }>;
    };
    const array = Object.entries(truth.files).find(([name]) => name.endsWith('all_hist.root'))?.[1].histograms ?? {};
    const expected = Object.entries(array).map(([name, { usable, total_counts }]) => ({
      sdd: Number(name.replace('bus1_sdd', '')),
      usable,
      counts: total_counts,
    }));
    const statuses = screenByCounts(histograms);
    const found = histograms.detectors.map(({ sdd }, detector) => ({
      sdd,
      usable: statuses[detector]?.status === 'ok',
      counts: countsIn(totalSpectrumOf(histograms, detector)),
    }));
    expect(found).toEqual(expected.sort((a, b) => a.sdd - b.sdd));
    expect(found.filter(({ usable }) => !usable)).toHaveLength(11);
  });

  describe.each(MEASURED_SPECTRA)('$file', (expected) => {
    it('has the counts and the energy scale that are known of it', async () => {
      const { histograms, files } = await readPath(REAL, expected.file);
      expect(files[0]).toMatchObject({ format: expected.format, events: expected.counts.reduce((a, b) => a + b) });
      expect(expected.counts).toEqual(histograms.detectors.map((_, i) => countsIn(totalSpectrumOf(histograms, i))));
      expect(histograms.stated[0] === null).toBe(expected.scaleEv === null);
      if (expected.scaleEv !== null) {
        expect(histograms.stated[0]?.offsetEv).toBeCloseTo(expected.scaleEv[0], 2);
        expect(histograms.stated[0]?.gainEvPerAdc).toBeCloseTo(expected.scaleEv[1], 4);
      }
      expect(files[0]?.facts?.[0] ?? {}).toMatchObject(expected.facts);
    });

    it('has its lines where they were fitted', async () => {
      const { histograms } = await readPath(REAL, expected.file);
      const spectrum = totalSpectrumOf(histograms, 0);
      for (const { line, centroid_ch, sigma_ch } of knownPeaks(expected.file)) {
        const from = Math.round(centroid_ch - sigma_ch);
        const around = [...spectrum.subarray(from, Math.round(centroid_ch + sigma_ch) + 1)];
        const mean = around.reduce((sum, n, i) => sum + n * (from + i), 0) / around.reduce((sum, n) => sum + n, 0);
        expect(Math.abs(mean - centroid_ch), line).toBeLessThan(0.5 * sigma_ch);
      }
    });
  });

  it('reads files of every kind together as one run', async () => {
    const names = MEASURED_SPECTRA.map(({ file }) => file);
    const files = await Promise.all(names.map(async (name) => new File([await openAsBlob(new URL(name, REAL))], name)));
    const run = await readRun(files, { batchLengthDays: 2, overflowAdc: null }, quietTask());
    const counts = MEASURED_SPECTRA.flatMap((spectrum) => spectrum.counts);
    expect(run.histograms.detectors).toHaveLength(counts.length);
    expect(countsIn(run.histograms.counts)).toBe(counts.reduce((a, b) => a + b));
  });

  it('refuses EDS_SEM_TM002.hspy, which no reader knows yet, in words', async () => {
    await expect(readPath(REAL, 'EDS_SEM_TM002.hspy')).rejects.toMatchObject({
      code: 'format',
      file: 'EDS_SEM_TM002.hspy',
    });
  });
});

describe.skipIf(!existsSync(SIMULATED))(titled('simulated files', SIMULATED), () => {
  it('gives the same counts from the events and from the histograms of the month', async () => {
    const fromEvents = (await readPath(SIMULATED, 'month/events.csv.gz', 4095)).histograms;
    const fromHistograms = (await readPath(SIMULATED, 'month/histograms.csv.gz', 4095)).histograms;
    expect(fromEvents.detectors.map(detectorLabel)).toEqual(fromHistograms.detectors.map(detectorLabel));
    expect(fromEvents.batches).toEqual(fromHistograms.batches);
    expect(fromEvents.overflow).toEqual(fromHistograms.overflow);
    expect(fromEvents.channelCount).toBe(fromHistograms.channelCount);
    // Two million bins: compared as bytes, since `toEqual` takes seconds for them.
    expect(Buffer.from(fromEvents.counts.buffer).equals(Buffer.from(fromHistograms.counts.buffer))).toBe(true);
    const rows =
      gunzipSync(readFileSync(new URL('month/events.csv.gz', SIMULATED)))
        .toString()
        .split('\n').length - 2;
    expect(countsIn(fromEvents.counts) + countsIn(fromEvents.overflow)).toBe(rows);
  });

  it.each(['month', 'nodrift', 'drift'])('sets aside the two dead detectors of %s and no other', async (run) => {
    const { histograms } = await readPath(SIMULATED, `${run}/histograms.csv.gz`, 4095);
    const truth = JSON.parse(readFileSync(new URL(`${run}/truth.json`, SIMULATED), 'utf8')) as { dead: number[] };
    const excluded = screenByCounts(histograms).filter(({ status }) => status === 'excluded');
    expect(excluded.map(({ detector }) => histograms.detectors[detector]?.sdd)).toEqual(truth.dead);
    for (const { reason } of excluded) expect(reason).toContain('No spectroscopic response');
  });
});
