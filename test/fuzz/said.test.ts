import { describe, expect, it } from 'vitest';
import { FIXTURES, type Fixture } from '../conformance/fixtures';
import { SOUND_FILES } from './cases';
import { saidBy } from './said';

const fixtureOf = (name: string): Fixture | undefined => FIXTURES.find(({ file }) => file === name);
/** What fixtures are made of is counted by hand, channel by channel. */
const bySums = SOUND_FILES.flatMap((sound) => {
  const fixture = fixtureOf(sound.name);
  return fixture === undefined || saidBy(sound, sound.bytes) === null ? [] : [{ sound, fixture }];
});

describe('what a file says, counted without its reader', () => {
  it.each(bySums)('is what $sound.name was made of', ({ sound, fixture }) => {
    const { events, moment } = saidBy(sound, sound.bytes)!;
    expect(events).toBe(fixture.events);
    if (moment !== null) expect(moment).toBe(fixture.bins.reduce((sum, [, , adc, n]) => sum + adc * n, 0));
  });

  it('is told for every format but those with checksums, directories or packed numbers', () => {
    const untold = SOUND_FILES.filter((sound) => saidBy(sound, sound.bytes) === null).map(({ name }) => name);
    expect(untold).toEqual([
      ...['events.npz', 'spectra.npz', 'histograms.root', 'events.root', 'events.h5', 'events.parquet'],
      ...['spectra-rows.parquet', 'spectra-columns.parquet', 'records.h5'],
      ...['ft10.root', 'spectra2d.root', 'spectra.zip'],
    ]);
  });

  it('changes with a number in the file', () => {
    const sound = SOUND_FILES.find(({ name }) => name === 'counts.txt')!;
    const changed = Buffer.from(Buffer.from(sound.bytes).toString().replace('10', '11'));
    expect(saidBy(sound, new Uint8Array(changed))).toEqual({ events: 16, moment: 2 * 1 + 11 * 2 + 3 * 4 });
  });
});
