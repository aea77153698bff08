import { describe, expect, it } from 'vitest';
import type { Histograms } from '../dataset/histograms';
import { PROFILES } from '../physics/profile';
import { QUIET } from '../simulate/fixtures/quietContext';
import { simulateRun } from '../simulate/simulateRun';
import { guessProfile } from './whichProfile';

const file = (name: string, format: string) => ({ name, bytes: 1, sha256: '', format, events: 1 });

/** One detector with nothing but a flat spectrum: no line of any experiment. */
function flat(bus: number | null): Histograms {
  return {
    detectors: [{ bus, sdd: 1 }],
    batches: [{ start: null, stop: null }],
    channelCount: 1024,
    counts: new Uint32Array(1024).fill(20),
    overflow: new Uint32Array(1),
    stated: [null],
  };
}

describe('guessProfile', () => {
  it('knows VIP-2 by its lines', async () => {
    const { histograms } = await simulateRun({ preset: 'small', seed: 3, batchLengthDays: 2 }, QUIET);
    const guess = await guessProfile([file('run.csv', 'event-csv')], histograms, PROFILES, QUIET);
    expect(guess?.profile).toBe('vip-2');
    expect(guess?.why).toMatch(/explain \d+ % of what stands out/);
  });

  it.each([
    ['siddharta2_hist.csv.gz', 'siddharta-2'],
    ['SIDDHARTA2_kaonic_run7.root', 'siddharta-2-kaonic'],
    ['run7_KAONIC.root', 'siddharta-2-kaonic'],
    ['Fe55.csv', 'fe-55'],
  ])('takes %s by its name for %s', async (name, profile) => {
    expect((await guessProfile([file(name, 'event-csv')], flat(null), PROFILES, QUIET))?.profile).toBe(profile);
  });

  it('asks the names of all files', async () => {
    const files = [file('Fe55.csv', 'event-csv'), file('other.csv', 'event-csv')];
    expect(await guessProfile(files, flat(null), PROFILES, QUIET)).toBeNull();
  });

  it('takes SDDs with bus numbers for SIDDHARTA-2', async () => {
    expect((await guessProfile([file('a.root', 'root')], flat(1), PROFILES, QUIET))?.profile).toBe('siddharta-2');
  });

  it('takes a spectrum without known lines for Generic where it is of an analyser, and says nothing otherwise', async () => {
    expect((await guessProfile([file('a.mca', 'amptek-mca')], flat(null), PROFILES, QUIET))?.profile).toBe('generic');
    expect(await guessProfile([file('a.csv', 'event-csv')], flat(null), PROFILES, QUIET)).toBeNull();
  });
});
