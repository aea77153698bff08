/** Times of files that number their SDDs and give none: by their names, or by what they say. */
import { describe, expect, it } from 'vitest';
import { detectorLabel } from '../../src/dataset/detector';
import type { Naming } from '../../src/dataset/naming';
import type { SpectrumFacts } from '../../src/dataset/run';
import { spectrumOf } from '../../src/dataset/histograms';
import { NO_NAMING } from '../../src/ingest/naming/naming';
import { placeSpectra } from '../../src/ingest/naming/placeSpectra';
import { readRun } from '../../src/ingest/readRun';
import { QUIET } from '../../src/simulate/fixtures/quietContext';

const NOON_S = Date.UTC(2023, 0, 5, 12) / 1000;
const HOUR_S = 3600;
const NAMING: Naming = { ...NO_NAMING, pattern: '{*}_{date:YYYYMMDD}T{time:HHmm}.csv', lengthHours: 1 };

const csv = (name: string, ...lines: string[]) => new File([lines.join('\n') + '\n'], name);

const EVENTS = csv('events_20230105T1200.csv', 'sdd,adc', '3,7', '3,7', '4,9');
const WIDE = csv('wide_20230105T1300.csv', 'adc,sdd3,sdd4', '7,10,0', '9,0,20');
const LATER = csv('more_20230105T1300.csv', 'sdd,adc', '3,7');

async function read(files: readonly File[], naming: Naming) {
  const { histograms, named, warnings } = await readRun(
    files,
    { batchLengthDays: 1, overflowAdc: null },
    QUIET,
    new Map(),
    naming,
  );
  const bins = histograms.detectors.flatMap((key, detector) =>
    histograms.batches.flatMap(({ start }, batch) =>
      [...spectrumOf(histograms, detector, batch)].flatMap((n, adc) =>
        n > 0 ? [[detectorLabel(key), start, adc, n]] : [],
      ),
    ),
  );
  return { bins, named, warnings, batches: histograms.batches };
}

describe('a file that numbers its SDDs and gives no time', () => {
  it('has none where names are not read, and is offered to be named', async () => {
    const { bins, named } = await read([EVENTS, WIDE, LATER], NO_NAMING);
    expect(bins).toEqual([
      ['3', null, 7, 13],
      ['4', null, 9, 21],
    ]);
    expect(named?.spectra).toEqual([]);
    expect(named?.files.map(({ file, start, timeFrom }) => [file, start, timeFrom])).toEqual(
      [EVENTS, LATER, WIDE].map(({ name }) => [name, null, 'none']),
    );
  });

  it('has the time of its name, events and spectra alike, and shares it with others of that time', async () => {
    const { bins, batches, named, warnings } = await read([EVENTS, WIDE, LATER], NAMING);
    expect(batches).toEqual([
      { start: NOON_S, stop: NOON_S + HOUR_S },
      { start: NOON_S + HOUR_S, stop: NOON_S + 2 * HOUR_S },
    ]);
    expect(bins).toEqual([
      ['3', NOON_S, 7, 2],
      ['3', NOON_S + HOUR_S, 7, 11],
      ['4', NOON_S, 9, 1],
      ['4', NOON_S + HOUR_S, 9, 20],
    ]);
    expect(named?.files.map(({ timeFrom }) => timeFrom)).toEqual(['name', 'name', 'name']);
    expect(warnings.join()).not.toContain('pattern');
  });

  it('is a batch by the number in its name, where that is read', async () => {
    const naming = { ...NO_NAMING, pattern: 'run{batch}.csv' };
    const files = [2, 10].map((run) => csv(`run${String(run)}.csv`, 'sdd,adc', `1,${String(run)}`));
    const { bins, batches } = await read(files, naming);
    expect(batches).toHaveLength(2);
    expect(bins).toEqual([
      ['1', null, 2, 1],
      ['1', null, 10, 1],
    ]);
  });

  it('keeps the times that its rows give, and its own batches without time', async () => {
    const timed = csv('timed_20230105T1200.csv', 'sdd,time,adc', `1,${String(NOON_S + 86400)},5`);
    const long = ['sdd,batch,start,stop,adc,counts', '1,0,,,5,2', '1,1,,,5,3'];
    const { bins, named } = await read([timed, csv('long_20230105T1200.csv', ...long)], NAMING);
    expect(bins).toEqual([
      ['1', NOON_S + 43200, 5, 1],
      ['1', null, 5, 2],
      ['1', null, 5, 3],
    ]);
    expect(named).toBeUndefined();
  });

  it('leaves overflow and detectors as they are', async () => {
    const { histograms } = await readRun(
      [EVENTS, WIDE],
      { batchLengthDays: 1, overflowAdc: 9 },
      QUIET,
      new Map(),
      NAMING,
    );
    expect(histograms.detectors.map(detectorLabel)).toEqual(['3', '4']);
    expect([...histograms.overflow]).toEqual([0, 21]);
  });
});

describe('the place of such a file', () => {
  const place = (file: string, naming: Naming, facts: SpectrumFacts = {}) =>
    placeSpectra([], naming, [], [{ file, facts }]);

  it('is said in words where the name gives no time, and where it names an SDD', () => {
    const odd = place('odd.csv', NAMING);
    expect(odd.files[0]).toMatchObject({ start: null, timeFrom: 'none' });
    expect(odd.files[0]?.problems.join()).toContain('the name has its end');
    expect(odd.warnings.join()).toContain('is not used: no name of these files fits it');
    const noLength = place('a_20230105T1200.csv', { ...NAMING, lengthHours: null });
    expect(noLength.files[0]?.problems.join()).toContain('its length is not known');
    const numbered = place('sdd7_20230105T1200.csv', {
      ...NAMING,
      pattern: 'sdd{sdd}_{date:YYYYMMDD}T{time:HHmm}.csv',
    });
    expect(numbered.files[0]).toMatchObject({ start: NOON_S });
    expect(numbered.files[0]?.problems.join()).toContain('the file numbers its SDDs itself');
  });

  it('is by what the file says where that is wanted', () => {
    const facts = { start: '2023-01-05T12:00:00', realS: 600 };
    expect(place('a.h5', { ...NO_NAMING, usesHeader: true }, facts).files[0]).toMatchObject({
      ...{ start: NOON_S, stop: NOON_S + 600, timeFrom: 'file' },
    });
    expect(place('a.h5', NO_NAMING, facts).files[0]).toMatchObject({ start: null, timeFrom: 'none' });
  });

  it('is not asked of a pattern of SDDs alone', () => {
    expect(place('events.csv', { ...NO_NAMING, pattern: 'sdd{sdd}.mca' }).warnings).toEqual([]);
  });
});
