/** What every reader has to do, whatever its format: read its fixture, and fail in words on anything else. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { spectrumOf, type Histograms, type StatedCalibration } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import { FORMATS } from '../../src/ingest/registry';
import { randomSource } from '../../src/math/random';
import { bytesOf, FIXTURES, packedBytesOf, quietTask, type Fixture } from './fixtures';

const OPTIONS = { batchLengthDays: 2, overflowAdc: null };

function readBytes(bytes: Uint8Array<ArrayBuffer>, name: string) {
  return readRun([new File([bytes], name)], OPTIONS, quietTask());
}

/** The filled bins of a run in the form of `Fixture.bins`. */
function filledBins(histograms: Histograms): Fixture['bins'] {
  return histograms.detectors.flatMap((key, detector) =>
    histograms.batches.flatMap((_, batch) =>
      [...spectrumOf(histograms, detector, batch)].flatMap((counts, adc) =>
        counts > 0 ? [[detectorLabel(key), batch, adc, counts] as const] : [],
      ),
    ),
  );
}

function expectContentOf(fixture: Fixture, histograms: Histograms): void {
  expect(histograms.detectors.map(detectorLabel)).toEqual(fixture.detectors);
  expect(histograms.batches).toEqual(fixture.batches);
  expect(filledBins(histograms)).toEqual(fixture.bins);
}

/** Equal but for the rounding of the least-squares line. */
function expectStated(found: StatedCalibration | null, expected: StatedCalibration | null): void {
  expect(found === null).toBe(expected === null);
  if (found === null || expected === null) return;
  expect(found.offsetEv).toBeCloseTo(expected.offsetEv, 9);
  expect(found.gainEvPerAdc).toBeCloseTo(expected.gainEvPerAdc, 9);
}

/** A run, or an error in words: anything else that is thrown fails the test. */
async function readOrRefuse(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<'read' | 'refused'> {
  try {
    await readBytes(bytes, name);
    return 'read';
  } catch (error) {
    if (!(error instanceof HalfmaxError)) throw error;
    expect(['format', 'empty', 'limit']).toContain(error.code);
    expect(error.message.length).toBeGreaterThan(20);
    return 'refused';
  }
}

describe('the registry', () => {
  it('has a fixture for every format', () => {
    const covered = new Set(FIXTURES.map(({ format }) => format));
    expect(FORMATS.filter((format) => !('needsChoice' in format) && !covered.has(format.id))).toEqual([]);
  });

  it('has unique ids', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
  });

  it.each(FIXTURES)('lets one sniffer alone claim $file, whatever its name', (fixture) => {
    for (const name of [fixture.file, 'data.csv', 'data.mca', '']) {
      const claiming = FORMATS.filter((format) => format.sniff(bytesOf(fixture), name));
      expect(claiming.map(({ id }) => id)).toEqual([fixture.format]);
    }
  });

  it('has sniffers that never throw', () => {
    const random = randomSource(5);
    for (let trial = 0; trial < 500; trial++) {
      const head = Uint8Array.from({ length: trial }, () => Math.floor(256 * random.uniform()));
      for (const format of FORMATS) expect(typeof format.sniff(head, 'noise')).toBe('boolean');
    }
  });
});

describe.each(FIXTURES)('$file', (fixture) => {
  const bytes = bytesOf(fixture);
  const packed = packedBytesOf(fixture);

  it('gives what is in it', async () => {
    const run = await readBytes(bytes, fixture.file);
    expect(run.files[0]).toMatchObject({ format: fixture.format, events: fixture.events, bytes: bytes.length });
    expectContentOf(fixture, run.histograms);
    expectStated(run.histograms.stated[0] ?? null, fixture.stated ?? null);
  });

  it('gives the same gzipped and under another name', async () => {
    const run = await readBytes(packed, 'other.csv');
    expect(run.files[0]).toMatchObject({ format: fixture.format, events: fixture.events, bytes: packed.length });
    expectContentOf(fixture, run.histograms);
  });

  it.each([1, 2, 3, 7, 16])('gives the same in pieces of %i bytes', async (size) => {
    const builder = new HistogramBuilder(OPTIONS);
    const read = await FORMATS.find(({ id }) => id === fixture.format)!.load();
    const pieces = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
    })();
    const { events } = await read({ name: fixture.file, head: bytes, chunks: pieces }, builder);
    expect(events).toBe(fixture.events);
    expectContentOf(fixture, builder.build());
  });

  it('is read or refused in words when cut at any byte', async () => {
    for (let length = 0; length < bytes.length; length++) await readOrRefuse(bytes.subarray(0, length), fixture.file);
    expect(await readOrRefuse(bytes.subarray(0, 0), fixture.file)).toBe('refused');
  });

  it('is refused when its gzip is cut at any byte', async () => {
    for (let length = 0; length < packed.length; length++) {
      expect(await readOrRefuse(packed.subarray(0, length), `${fixture.file}.gz`), `${length} bytes`).toBe('refused');
    }
  });

  it('is refused in words when its gzip is damaged, or read where the damage is harmless', async () => {
    const random = randomSource(23);
    for (let trial = 0; trial < 100; trial++) {
      const changed = packed.slice();
      changed[Math.floor(random.uniform() * changed.length)]! ^= 1 << Math.floor(8 * random.uniform());
      await readOrRefuse(changed, `${fixture.file}.gz`);
    }
  });
});

describe('a mixture of files', () => {
  it('is one run: batches merge by start and stop, spectra without number take the next free ones', async () => {
    const names = ['spectrum-pmca.mca', 'events.csv', 'histogram.csv', 'spectrum-dp5.mca'];
    const fixtures = names.map((name) => FIXTURES.find(({ file }) => file === name)!);
    const files = fixtures.map((fixture) => new File([bytesOf(fixture)], fixture.file));
    const { histograms } = await readRun(files, OPTIONS, quietTask());
    // Events have SDDs 0, 3, 8; the histogram 0 and 7; so the two spectra become 1 and 2, in the order of their names.
    expect(histograms.detectors.map(detectorLabel)).toEqual(['0', '1', '2', '3', '7', '8']);
    expect(histograms.batches).toEqual([
      { start: 1669852800, stop: 1670025600 },
      { start: 1670025600, stop: 1670198400 },
      { start: null, stop: null },
    ]);
    expect(filledBins(histograms)).toEqual([
      ['0', 0, 24, 1],
      ['0', 0, 40, 3],
      ['0', 1, 40, 5],
      ['0', 1, 255, 1],
      ['1', 2, 1, 3],
      ['1', 2, 2, 1],
      ['2', 2, 1, 1],
      ['2', 2, 2, 2],
      ['2', 2, 3, 5],
      ['2', 2, 4, 2],
      ['2', 2, 5, 1],
      ['3', 0, 73, 2],
      ['7', 1, 300, 2],
      ['8', 0, 1089, 1],
      ['8', 1, 1089, 1],
    ]);
    expect(histograms.stated.map((stated) => stated !== null)).toEqual([false, false, true, false, false, false]);
    const reversed = await readRun([...files].reverse(), OPTIONS, quietTask());
    expect(filledBins(reversed.histograms)).toEqual(filledBins(histograms));
  });
});
