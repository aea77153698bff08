/** Files changed at random. */
import fc from 'fast-check';
import type { OpenFile } from '../../src/ingest/format';

export type Bytes = Uint8Array<ArrayBuffer>;

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

/** The bytes with one change. */
export function mutated(bytes: Bytes, change: Mutation): Bytes {
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

/** One to four changes. */
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Bytes as a reader gets them, in two pieces. */
export function openBytes(bytes: Bytes): OpenFile {
  const chunks = (async function* () {
    yield await Promise.resolve(bytes.slice(0, 100));
    yield bytes.slice(100);
  })();
  return { name: 'a.dat', head: bytes, chunks };
}
