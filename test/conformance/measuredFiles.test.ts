/** Files as detectors and other programs write them. They are not part of the project, so absent elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { countsIn, totalSpectrumOf } from '../../src/dataset/histograms';
import { screenByCounts } from '../../src/dataset/screening';
import { readRun } from '../../src/ingest/readRun';
import { guessEvents } from '../../src/ingest/choice/guessEvents';
import { describeTree } from '../../src/ingest/root/describeTree';
import { entriesOf } from '../../src/ingest/root/directory';
import { readEvents } from '../../src/ingest/root/events';
import { objectOfKey, openRoot } from '../../src/ingest/root/rootFile';
import { isTree, openTree, type Branch } from '../../src/ingest/root/tree';
import { rangeOf } from '../../src/ingest/source/zip/byteRange';
import { randomSource } from '../../src/math/random';
import { quietTask } from './fixtures';
import { MEASURED_SPECTRA } from './measuredSpectra';

const REAL = new URL('../../../shared/data/real/', import.meta.url);
const SIDDHARTA2_ROOT = '20210317_1139_0317_2011_Lab_xray_30kv_6ua_140HV_board_6_9_661_all_hist.root';
const HEPDATA_ROOT = 'uproot-hepdata-example.root';
const SIMULATED = new URL('../../../shared/data/sim/', import.meta.url);

/** The title says so where the files are absent and the tests are skipped. */
function titled(title: string, folder: URL): string {
  return existsSync(folder) ? title : `${title} (skipped: the folder shared/data is not beside the project)`;
}

async function readPath(folder: URL, name: string, overflowAdc: number | null = null) {
  const file = new File([await openAsBlob(new URL(name, folder))], name.split('/').at(-1) ?? name);
  return readRun([file], { batchLengthDays: 2, overflowAdc }, quietTask());
}

async function* pieces(bytes: Uint8Array<ArrayBuffer>) {
  yield await Promise.resolve(bytes);
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

  it('reads the SIDDHARTA-2 array from its ROOT file with the same counts, and with its bus', async () => {
    const fromRoot = await readPath(REAL, SIDDHARTA2_ROOT);
    const { histograms } = await readPath(REAL, 'siddharta2_hist.csv.gz');
    expect(fromRoot.files[0]).toMatchObject({ format: 'root', events: 725245253 });
    expect(fromRoot.histograms.detectors).toEqual(histograms.detectors.map(({ sdd }) => ({ bus: 1, sdd })));
    expect(fromRoot.histograms.channelCount).toBe(histograms.channelCount);
    const bytesOfCounts = ({ counts }: typeof histograms) => Buffer.from(counts.buffer);
    expect(bytesOfCounts(fromRoot.histograms).equals(bytesOfCounts(histograms))).toBe(true);
    // Its bins from 0 to 10000 leave out what the ADC gave as 0 or less; entries and bins agree.
    expect(fromRoot.warnings).toHaveLength(1);
    expect(fromRoot.warnings[0]).toContain('42719 events below or above the bins not read: bus1_sdd33');
  });

  it.each([0.2, 0.5, 0.9, 0.99])('refuses the ROOT file cut at %f of it', async (share) => {
    const whole = readFileSync(new URL(SIDDHARTA2_ROOT, REAL));
    const file = new File([whole.subarray(0, share * whole.length)], 'cut.root');
    await expect(readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask())).rejects.toMatchObject({
      code: 'format',
      file: 'cut.root',
    });
  });

  it('reads or refuses in words the ROOT file with bytes changed at random', async () => {
    const whole = new Uint8Array(readFileSync(new URL(SIDDHARTA2_ROOT, REAL)));
    const random = randomSource(7);
    for (let trial = 0; trial < 40; trial++) {
      const changed = whole.slice();
      for (let i = 0; i < 20; i++) {
        changed[Math.floor(random.uniform() * whole.length)] = Math.floor(256 * random.uniform());
      }
      const file = new File([changed], 'a.root');
      const reading = readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask());
      const failure = await reading.then(
        () => null,
        (error: unknown) => error,
      );
      if (failure !== null) expect(failure).toMatchObject({ code: 'format', file: 'a.root' });
    }
  });

  it('refuses the ROOT file of another experiment, and says what it holds', async () => {
    await expect(readPath(REAL, HEPDATA_ROOT)).rejects.toMatchObject({
      code: 'format',
      message: expect.stringContaining(
        'the histogram "hpx" has 100 bins from -4 to 4, the first 0.08 wide; make one bin per ADC channel',
      ) as string,
      problem: expect.stringContaining('TNtuple "ntuple" (px, py, pz, random, i)') as string,
    });
  });

  it('reads its tree as ROOT did: its first branch makes the histogram beside it', async () => {
    const bytes = new Uint8Array(readFileSync(new URL(HEPDATA_ROOT, REAL)));
    const root = await openRoot('a.root', await rangeOf({ name: 'a.root', head: bytes, chunks: pieces(bytes) }));
    const entries = await entriesOf(root);
    const tree = await openTree(root, entries.find(isTree)!);
    const px = tree.branches.find(({ name }) => name === 'px')!;
    const as = (name: string, numberOf: (value: number) => number): Branch => ({
      ...px,
      name,
      type: { bytes: 4, read: (view, byte) => numberOf(px.type!.read(view, byte)) },
    });
    const binOf = (value: number) => Math.floor(1 + (100 * (value + 4)) / 8);
    const branches = [as('sdd', () => 0), as('adc', (value) => Math.min(101, Math.max(0, binOf(value))))];
    const builder = new HistogramBuilder({ batchLengthDays: 2, overflowAdc: null });
    const made = { ...tree, branches };
    const { choice } = guessEvents({ ...(await describeTree(root, made)), firstRows: [] })!;
    const { events } = await readEvents(root, made, builder, choice);
    const { fArray } = await objectOfKey(root, entries.find(({ path }) => path === 'hpx')!.key);
    expect(events).toBe(75000);
    expect([...builder.build().counts.subarray(0, 102)]).toEqual([...(fArray as Float32Array)]);
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
