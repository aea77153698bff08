/** Files changed at random: every reader ends, in a run that adds up or in an error in words, never in anything else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { countsIn } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import { FORMATS } from '../../src/ingest/registry';
import { bytesOf, FIXTURES, quietTask } from './fixtures';
import { makeZip } from './makeArchive';
import { mutated, mutations, openBytes, OPTIONS, unsound } from './mutation';

const MUTATIONS = 200;

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

describe.each(FORMATS.filter((format) => !('needsChoice' in format)))('the reader of $id', ({ id, load }) => {
  it.each(FIXTURES.filter(({ format }) => format === id))('stands $file with anything changed', async (fixture) => {
    const sound = bytesOf(fixture);
    const read = await load();
    const property = fc.asyncProperty(mutations, (changes) =>
      inWords(async () => {
        const builder = new HistogramBuilder(OPTIONS);
        // Straight to the reader: the sniffer would refuse half of them.
        expect(unsound(await read(openBytes(changes.reduce(mutated, sound)), builder), builder)).toBeNull();
      }),
    );
    await fc.assert(property, { seed: 20240101, numRuns: MUTATIONS });
  });
});

describe('an archive', () => {
  it('stands anything changed', async () => {
    const members = FIXTURES.slice(0, 3).map((fixture) => ({ name: fixture.file, content: bytesOf(fixture) }));
    const sound = makeZip(members);
    const property = fc.asyncProperty(mutations, (changes) =>
      inWords(async () => {
        const file = new File([changes.reduce(mutated, sound)], 'a.zip');
        const { histograms, files } = await readRun([file], OPTIONS, quietTask());
        expect(countsIn(histograms.counts) + countsIn(histograms.overflow)).toBe(files[0]?.events);
      }),
    );
    await fc.assert(property, { seed: 20240101, numRuns: MUTATIONS });
  });
});
