import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSpectrum } from '../../src/dataset/packedSpectrum';
import { HEAD, MAGIC, VERSION, type KeptRun } from '../../src/ingest/kept/keptRun';
import { readKept } from '../../src/ingest/kept/readKept';
import { writeKept } from '../../src/ingest/kept/writeKept';

const NO_WAIT = { breathe: () => Promise.resolve() };

/** Memory in place of a disk. */
function memory() {
  let bytes = new Uint8Array(0);
  return {
    bytes: () => bytes,
    write: (block: Uint8Array, at: number) => {
      const next = new Uint8Array(Math.max(bytes.length, at + block.length));
      next.set(bytes);
      next.set(block, at);
      bytes = next;
    },
    flush: () => undefined,
  };
}

async function written(run: KeptRun): Promise<Uint8Array<ArrayBuffer>> {
  const disk = memory();
  const { bytes } = await writeKept(run, disk, NO_WAIT);
  expect(disk.bytes().length).toBe(bytes);
  return disk.bytes();
}

/** JSON knows no minus zero, and no file states one. */
const NUMBER = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
const TIME = fc.option(NUMBER);
const COUNT = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 255 }),
  fc.integer({ min: 256, max: 65535 }),
  fc.integer({ min: 65536, max: 0xffffffff }),
);
/** Weighted towards few kinds of counts, so that all widths of a packed spectrum are met. */
const SPECTRUM = fc
  .tuple(fc.constantFrom(0xff, 0xffff, 0xffffffff), fc.array(COUNT, { maxLength: 40 }))
  .map(([most, counts]) => packSpectrum(Uint32Array.from(counts, (n) => n & most)));

/** With and without a kind of run. */
const BATCH = fc
  .record({ start: TIME, stop: TIME, gridIndex: fc.option(fc.integer()) })
  .chain((batch) => fc.option(fc.string()).map((label) => (label === null ? batch : { ...batch, label })));

const RUN: fc.Arbitrary<KeptRun> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
  .chain(([detectors, slices]) => {
    const each = <T>(value: fc.Arbitrary<T>, length: number) =>
      fc.array(value, { minLength: length, maxLength: length });
    const stated = fc.option(fc.record({ offsetEv: NUMBER, gainEvPerAdc: NUMBER }));
    return fc.record({
      files: fc.array(
        fc.record({
          name: fc.string({ unit: 'grapheme' }),
          bytes: fc.nat(),
          sha256: fc.string(),
          format: fc.string(),
          events: fc.nat(),
          setAside: fc.array(fc.record({ events: fc.nat(), reason: fc.string() })),
          facts: fc.array(fc.record({ title: fc.string(), energyEv: fc.array(NUMBER) })),
        }),
        { maxLength: 3 },
      ),
      warnings: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
      reading: fc.record({
        source: fc.constantFrom('files', 'demo'),
        profile: fc.string(),
        overflowAdc: fc.option(fc.nat()),
        batchLengthDays: NUMBER,
        ingestMs: NUMBER,
      }),
      slices: fc.record({
        detectors: each(fc.record({ bus: fc.option(fc.nat()), sdd: fc.nat() }), detectors),
        batches: each(BATCH, slices),
        grid: fc.record({ originS: NUMBER, lengthS: NUMBER }),
        channelCount: fc.nat(),
        stated: each(stated, detectors),
        overflow: each(fc.nat(), detectors).map((list) => Uint32Array.from(list)),
        packed: each(SPECTRUM, detectors * slices),
      }),
    });
  });

const ONE: KeptRun = {
  files: [{ name: 'α.csv', bytes: 3, sha256: 'ab', format: 'event-csv', events: 70003 }],
  warnings: ['odd'],
  reading: { source: 'files', profile: 'vip-2', overflowAdc: 4095, batchLengthDays: 2, ingestMs: 12.5 },
  slices: {
    detectors: [{ bus: null, sdd: 4 }],
    batches: [{ start: 0, stop: 10800, gridIndex: 0 }],
    grid: { originS: 0, lengthS: 10800 },
    channelCount: 256,
    stated: [null],
    overflow: Uint32Array.of(2),
    packed: [packSpectrum(Uint32Array.of(0, 3, 70000))],
  },
};

describe('a kept run', () => {
  it('comes back exactly as it was', async () => {
    await fc.assert(
      fc.asyncProperty(RUN, async (run) => {
        const back = await readKept(await written(run), NO_WAIT);
        expect(back?.run).toEqual(run);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('is written in blocks of less than its size without a seam', async () => {
    const counts = Uint32Array.from({ length: 65536 }, (_, adc) => 1 + ((adc * adc) % 99991));
    const packed = Array.from({ length: 4 }, () => packSpectrum(counts));
    const batches = packed.map((_, i) => ({ start: i, stop: i + 1, gridIndex: i }));
    const run = { ...ONE, slices: { ...ONE.slices, batches, packed } };
    const bytes = await written(run);
    expect(bytes.length).toBeGreaterThan(2 ** 20);
    for (const spectrum of (await readKept(bytes, NO_WAIT))?.run.slices.packed ?? []) {
      expect(spectrum?.channels.every((adc, i) => adc === i)).toBe(true);
      expect(spectrum?.counts.every((n, i) => n === counts[i])).toBe(true);
    }
  });

  it('is named by its content: the same run the same, another one not', async () => {
    const [a, b, c] = await Promise.all(
      [ONE, { ...ONE }, { ...ONE, warnings: [] }].map((run) => writeKept(run, memory(), NO_WAIT)),
    );
    expect(a?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(b?.sha256).toBe(a?.sha256);
    expect(c?.sha256).not.toBe(a?.sha256);
    expect((await readKept(await written(ONE), NO_WAIT))?.sha256).toBe(a?.sha256);
  });

  it('is refused with any single bit of it turned, and with any part of it missing', async () => {
    const bytes = await written(ONE);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const turned = bytes.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(readKept(turned, NO_WAIT)).rejects.toThrow('it is damaged');
    }
    for (let length = HEAD.bytes; length < bytes.length; length++) {
      await expect(readKept(bytes.slice(0, length), NO_WAIT)).rejects.toThrow('it is damaged');
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    await expect(readKept(longer, NO_WAIT)).rejects.toThrow('it is damaged');
  });

  it('counts as none where its writing was broken off at any block', async () => {
    const bytes = await written(ONE);
    const unfinished = bytes.slice();
    unfinished.fill(0, 0, HEAD.bytes);
    for (const length of [0, 1, HEAD.bytes - 1, HEAD.bytes, bytes.length]) {
      expect(await readKept(unfinished.slice(0, length), NO_WAIT)).toBeNull();
    }
    const broken = {
      ...memory(),
      write: () => {
        throw new Error('no room');
      },
    };
    await expect(writeKept(ONE, broken, NO_WAIT)).rejects.toThrow('no room');
  });

  it('says so where another version wrote it', async () => {
    const bytes = await written(ONE);
    new DataView(bytes.buffer).setUint32(HEAD.versionAt, VERSION + 1, true);
    const { createSHA256 } = await import('hash-wasm');
    const digest = (await createSHA256()).update(bytes.subarray(0, HEAD.shaAt)).update(bytes.subarray(HEAD.bytes));
    bytes.set(digest.digest('binary'), HEAD.shaAt);
    expect(bytes.subarray(0, MAGIC.length)).toEqual(MAGIC);
    await expect(readKept(bytes, NO_WAIT)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('is refused above 256 MiB before a byte is written', async () => {
    const block = packSpectrum(new Uint32Array(65536).fill(70000));
    const packed = Array.from({ length: 700 }, () => block);
    let writes = 0;
    const sink = {
      write: () => {
        writes++;
      },
      flush: () => undefined,
    };
    const large = { ...ONE, slices: { ...ONE.slices, packed } };
    await expect(writeKept(large, sink, NO_WAIT)).rejects.toThrow('it takes 263 MiB, and 256 MiB are the most');
    expect(writes).toBe(0);
  });
});
