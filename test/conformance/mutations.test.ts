/** Files changed at random: every reader ends, in a run that adds up or in an error in words, never in anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { countsIn } from '../../src/dataset/histograms';
import type { OpenFile, ReadSummary } from '../../src/ingest/format';
import { readRun } from '../../src/ingest/readRun';
import { FORMATS } from '../../src/ingest/registry';
import { bytesOf, FIXTURES, quietTask } from './fixtures';
import { makeZip } from './makeArchive';

type Bytes = Uint8Array<ArrayBuffer>;

const MUTATIONS = 200;
const OPTIONS = { batchLengthDays: 2, overflowAdc: null };
/** What breaks parsers: limits of integers, no numbers, signs, brackets, separators, zeros. */
const NASTY = ['-1', 'NaN', 'inf', '1e309', '-0', '4294967296', '2147483648', '1e-400', '0x10', '', ' ', '\n', '\0'];
const NASTIER = [
  '99999999999999999999',
  ',',
  '<',
  '>',
  '&',
  '"',
  "'",
  ':',
  '\u00b0',
  '\\',
  '@A',
  '$DATA:',
  '0 4294967295',
];

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), at: place, value: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('text' as const), at: place, value: fc.constantFrom(...NASTY, ...NASTIER) }),
  fc.record({ kind: fc.constant('number' as const), at: place, value: fc.constantFrom(...NASTY, ...NASTIER) }),
  fc.record({ kind: fc.constant('copy' as const), at: place, from: place, length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 64 }) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(bytes: Bytes, change: Mutation): Bytes {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'byte':
      return joined(before, Uint8Array.of(change.value), after.subarray(1));
    case 'text':
      return joined(before, Buffer.from(change.value), after);
    case 'number': {
      const digits = /\d+/.exec(Buffer.from(after).toString('latin1'));
      if (digits === null) return joined(before, after);
      const end = digits.index + digits[0].length;
      return joined(before, after.subarray(0, digits.index), Buffer.from(change.value), after.subarray(end));
    }
    case 'copy': {
      const from = Math.floor(change.from * bytes.length);
      return joined(before, bytes.subarray(from, from + change.length), after);
    }
    case 'cut':
      return joined(before, after.subarray(change.length));
  }
}

function joined(...parts: Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function expectSound({ events, facts }: Pick<ReadSummary, 'events' | 'facts'>, builder: HistogramBuilder): void {
  const { counts, overflow, stated, batches, detectors } = builder.build();
  expect(countsIn(counts) + countsIn(overflow)).toBe(events);
  expect(numbersIn([facts, stated, batches, detectors]).filter((value) => !Number.isFinite(value))).toEqual([]);
}

/** Runs `attempt`; an error must be one in words. */
async function inWords(attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof HalfmaxError)) throw error;
    expect(['format', 'limit', 'empty']).toContain(error.code);
    expect(error.message).not.toMatch(/undefined is not|not a function|Invalid array/);
  }
}

function openBytes(bytes: Bytes): OpenFile {
  const chunks = (async function* () {
    yield await Promise.resolve(bytes.slice(0, 100));
    yield bytes.slice(100);
  })();
  return { name: 'a.dat', head: bytes, chunks };
}

describe.each(FORMATS)('the reader of $id', ({ id, load }) => {
  it.each(FIXTURES.filter(({ format }) => format === id))('stands $file with anything changed', async (fixture) => {
    const sound = bytesOf(fixture);
    const read = await load();
    const property = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) =>
      inWords(async () => {
        const builder = new HistogramBuilder(OPTIONS);
        // Straight to the reader: the sniffer would refuse half of them.
        expectSound(await read(openBytes(changes.reduce(mutated, sound)), builder), builder);
      }),
    );
    await fc.assert(property, { seed: 20240101, numRuns: MUTATIONS });
  });
});

describe('an archive', () => {
  it('stands anything changed', async () => {
    const members = FIXTURES.slice(0, 3).map((fixture) => ({ name: fixture.file, content: bytesOf(fixture) }));
    const sound = makeZip(members);
    const property = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) =>
      inWords(async () => {
        const file = new File([changes.reduce(mutated, sound)], 'a.zip');
        const { histograms, files } = await readRun([file], OPTIONS, quietTask());
        expect(countsIn(histograms.counts) + countsIn(histograms.overflow)).toBe(files[0]?.events);
      }),
    );
    await fc.assert(property, { seed: 20240101, numRuns: MUTATIONS });
  });
});
