import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { spectrumOf } from '../../src/dataset/histograms';
import { FORMATS } from '../../src/ingest/registry';
import { bytesOf, FIXTURES } from '../conformance/fixtures';
import { mutated, mutations, openBytes, OPTIONS, unsound, type Bytes } from '../conformance/mutation';
import { labSpectrum, read } from './labReader';

const FILE = `LAB SPECTRUM 1
detector = SDD A
live_s = 120.5
energy_ev = -1900 4.9
counts
0 3 0
7
1 0
end
`;
const SOUND: Bytes = new Uint8Array(Buffer.from(FILE));
const openPieces = (size: number) => ({
  ...openBytes(SOUND),
  chunks: (async function* () {
    for (let at = 0; at < SOUND.length; at += size) yield await Promise.resolve(SOUND.slice(at, at + size));
  })(),
});

/** Reads, or refuses in words: anything else that is thrown fails the test. */
async function readOrRefuse(bytes: Bytes): Promise<'read' | 'refused'> {
  try {
    const builder = new HistogramBuilder(OPTIONS);
    expect(unsound(await read(openBytes(bytes), builder), builder)).toBeNull();
    return 'read';
  } catch (error) {
    if (!(error instanceof HalfmaxError)) throw error;
    expect(error.message).toMatch(/^a\.dat.*: .{10}/s);
    return 'refused';
  }
}

describe('the reader of the example', () => {
  it('claims its own files alone, and no other sniffer claims them', () => {
    expect(labSpectrum.sniff(SOUND, 'a.lab')).toBe(true);
    expect(FIXTURES.filter((fixture) => labSpectrum.sniff(bytesOf(fixture), 'a.lab'))).toEqual([]);
    expect(FORMATS.filter(({ sniff }) => sniff(SOUND, 'a.lab'))).toEqual([]);
    expect(FORMATS.map(({ id }): string => id)).not.toContain(labSpectrum.id);
  });

  it.each([1, 2, 3, 7, 16, 1000])('gives what is in the file, in pieces of %i bytes', async (size) => {
    const builder = new HistogramBuilder(OPTIONS);
    const summary = await read(openPieces(size), builder);
    const histograms = builder.build();
    expect([...spectrumOf(histograms, 0, 0)].slice(0, 6)).toEqual([0, 3, 0, 7, 1, 0]);
    expect(summary).toMatchObject({ events: 11, warnings: [] });
    expect(summary.facts).toEqual([{ detector: 'SDD A', liveS: 120.5, energyEv: [-1900, 4.9] }]);
    expect(histograms.stated[0]?.offsetEv).toBeCloseTo(-1900, 9);
    expect(histograms.stated[0]?.gainEvPerAdc).toBeCloseTo(4.9, 9);
  });

  it('refuses a file cut at any byte before its last line, in words', async () => {
    for (let length = 0; length < FILE.indexOf('end\n') + 3; length++) {
      expect(await readOrRefuse(SOUND.slice(0, length)), `${length} bytes`).toBe('refused');
    }
  });

  it('names the place of a fault', async () => {
    const bytes = new Uint8Array(Buffer.from(FILE.replace('7\n', '-7\n')));
    await expect(read(openBytes(bytes), new HistogramBuilder(OPTIONS))).rejects.toThrow(/line 7: "-7" is no count/);
  });

  it('stands anything changed', async () => {
    const property = fc.asyncProperty(mutations, async (changes) => {
      await readOrRefuse(changes.reduce(mutated, SOUND));
    });
    await fc.assert(property, { seed: 20240101, numRuns: 100 });
  });
});
