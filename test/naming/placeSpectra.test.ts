import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Naming } from '../../src/dataset/naming';
import type { SpectrumOrigin } from '../../src/dataset/placement';
import type { SpectrumFacts } from '../../src/dataset/run';
import { detectorNumber, NO_NAMING } from '../../src/ingest/naming/naming';
import { placeSpectra } from '../../src/ingest/naming/placeSpectra';
import { sharedBatches } from '../../src/ingest/naming/sharedBatches';

const NOON_S = Date.UTC(2023, 0, 5, 12) / 1000;
const NAMING: Naming = { ...NO_NAMING, pattern: 'sdd{sdd}_{date}T{time}.mca', usesHeader: true };

function spectrum(file: string, facts: SpectrumFacts = {}, position = 0, of = 1): SpectrumOrigin {
  return { file, facts, position, of };
}

function placesOf(origins: readonly SpectrumOrigin[], naming: Naming, numbered: readonly number[] = []) {
  const { spectra, warnings } = placeSpectra(
    origins,
    naming,
    numbered.map((sdd) => ({ bus: null, sdd })),
  );
  return { spectra, warnings, sdds: spectra.map(({ sdd }) => sdd) };
}

describe('placeSpectra', () => {
  it('gives free numbers in order, without time, where nobody says anything, whatever files state', () => {
    const facts = { detector: '7', start: '01/05/2023 12:00:00', realS: 60 };
    const { spectra, sdds, warnings } = placesOf([spectrum('sdd9.mca', facts), spectrum('b.mca')], NO_NAMING, [0, 2]);
    expect(sdds).toEqual([1, 3]);
    expect(spectra[0]).toMatchObject({ start: null, stop: null, sddFrom: 'next free', timeFrom: 'none' });
    expect(warnings).toEqual([]);
  });

  it('goes by the hand, then the name, then the file, then the next free number', () => {
    const facts = { detector: 'SDD 40', start: '01/05/2023 13:00:00', realS: 600 };
    const origins = ['sdd3_20230105T120000.mca', 'odd.mca', 'sdd5_20230105T120000.mca', 'none.mca'].map((file, i) =>
      spectrum(file, i === 3 ? {} : facts),
    );
    const { spectra, warnings } = placesOf(origins, { ...NAMING, byHand: { 'sdd5_20230105T120000.mca': 6 } });
    expect(spectra.map(({ sdd, sddFrom, timeFrom, start, stop }) => [sdd, sddFrom, timeFrom, start, stop])).toEqual([
      [3, 'name', 'name', NOON_S, NOON_S + 600],
      [40, 'file', 'file', NOON_S + 3600, NOON_S + 4200],
      [6, 'hand', 'name', NOON_S, NOON_S + 600],
      [0, 'next free', 'none', null, null],
    ]);
    expect(warnings.join(' ')).toContain('does not fit odd.mca, none.mca');
  });

  it('leaves the file alone where it is told to, and takes the length that is given', () => {
    const origins = [spectrum('sdd3_20230105T120000.mca', { start: '01/05/2024 13:00:00', realS: 600 })];
    const alone = placesOf(origins, { ...NAMING, usesHeader: false }).spectra[0];
    expect(alone).toMatchObject({ sdd: 3, start: null, timeFrom: 'none' });
    expect(alone?.problems.join()).toContain('its length is not known');
    const given = placesOf(origins, { ...NAMING, usesHeader: false, lengthHours: 2 }).spectra[0];
    expect(given).toMatchObject({ start: NOON_S, stop: NOON_S + 7200 });
    expect(placesOf(origins, { ...NAMING, lengthHours: 2 }).spectra[0]).toMatchObject({ stop: NOON_S + 600 });
  });

  it('makes files of one SDD at several times its batches, in its own numbers with the bus', () => {
    const pattern = 'bus{bus}_sdd{sdd}_{batch}.spe';
    const files = ['bus1_sdd3_1.spe', 'bus1_sdd3_2.spe', 'bus2_sdd3_1.spe'].map((file) => spectrum(file));
    const { spectra, warnings } = placesOf(files, { ...NO_NAMING, pattern });
    expect(spectra.map(({ bus, sdd, ordinal }) => [bus, sdd, ordinal])).toEqual([
      [1, 3, 1],
      [1, 3, 2],
      [2, 3, 1],
    ]);
    expect(warnings).toEqual([]);
  });

  it('says in words where an SDD is twice at one time, overlaps itself, or is in other files', () => {
    const at = (sdd: number, clock: string, run = '') =>
      spectrum(`sdd${String(sdd)}_20230105T${clock}${run}.mca`, { realS: 600 });
    const twice = placesOf([at(3, '120000'), spectrum('x/sdd3_20230105T120000.mca', { realS: 600 })], NAMING);
    expect(twice.spectra[1]?.clash).toContain('SDD 3 at the same time as sdd3_20230105T120000.mca');
    expect(twice.warnings.join()).toContain('no SDD is measured twice at once');
    const over = placesOf([at(3, '120000'), at(3, '120500')], NAMING);
    expect(over.spectra[1]?.clash).toContain('SDD 3 while sdd3_20230105T120000.mca goes on');
    const fine = placesOf([at(3, '120000'), at(3, '121000'), at(4, '120000')], NAMING);
    expect(fine.spectra.map(({ clash }) => clash)).toEqual([null, null, null]);
    const elsewhere = placesOf([at(3, '120000')], NAMING, [3]);
    expect(elsewhere.spectra[0]?.clash).toContain('other files of this run have counts of SDD 3 too');
    const untimed = placesOf([spectrum('sdd1a.spe'), spectrum('sdd1b.spe')], { ...NO_NAMING, pattern: 'sdd{sdd}{*}' });
    expect(untimed.spectra[1]?.clash).toContain('SDD 1 in the same batch as sdd1a.spe: their counts are added up');
  });

  it('does not use a pattern of other files, nor one that means nothing, and says so', () => {
    const facts = { start: '01/05/2023 12:00:00', realS: 60 };
    for (const pattern of ['det{sdd}.spe', '{sdd}{bus}']) {
      const { spectra, warnings } = placesOf([spectrum('a.mca', facts)], {
        ...NAMING,
        pattern,
        byHand: { 'a.mca': 9 },
      });
      expect(spectra[0]).toMatchObject({ sdd: 9, start: null });
      expect(warnings.join()).toContain(`The pattern “${pattern}” is not used`);
    }
  });

  it('numbers the spectra of a file of several by hand, by the file or freely, not all by its name', () => {
    const naming = { ...NAMING, pattern: 'sdd{sdd}.npy', byHand: { 'sdd3.npy #2': 12 } };
    const origins = [0, 1, 2].map((position) => spectrum('sdd3.npy', {}, position, 3));
    const { spectra, sdds } = placesOf(origins, naming);
    expect(sdds).toEqual([0, 12, 1]);
    expect(spectra[0]?.problems.join()).toContain('holds 3 spectra');
  });

  it('gives no number that is taken to a spectrum without one, and each its own', () => {
    const numbers = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), { maxLength: 8 });
    fc.assert(
      fc.property(numbers, fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }), (wanted, numbered) => {
        const byHand = Object.fromEntries(wanted.flatMap((sdd, i) => (sdd === null ? [] : [[`f${String(i)}`, sdd]])));
        const origins = wanted.map((_, i) => spectrum(`f${String(i)}`));
        const { spectra } = placesOf(origins, { ...NO_NAMING, byHand }, numbered);
        const free = spectra.filter(({ sddFrom }) => sddFrom === 'next free').map(({ sdd }) => sdd);
        const taken = [...numbered, ...Object.values(byHand)];
        expect(new Set(free).size).toBe(free.length);
        expect(free.filter((sdd) => taken.includes(sdd))).toEqual([]);
        // The lowest ones: none below the highest is left out.
        const all = new Set([...free, ...taken]);
        for (let sdd = 0; sdd < Math.max(-1, ...free); sdd++) expect(all.has(sdd)).toBe(true);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('sharedBatches', () => {
  it('puts detectors that were started one after the other into one batch, and runs apart', () => {
    const runs = [0, 3600, 7200].flatMap((start) =>
      [0, 1, 2].map((late) => ({ start: start + late, stop: start + 3590 + 2 * late })),
    );
    const batches = sharedBatches(runs);
    expect(batches.map(({ start, stop }) => [start, stop])).toEqual(
      runs.map((_, i) => [3600 * Math.floor(i / 3), 3600 * Math.floor(i / 3) + 3590]),
    );
  });

  it('gives back stretches of which none has nine tenths in common with another', () => {
    const stretches = [
      { start: 0, stop: 100 },
      { start: 12, stop: 100 },
      { start: 0, stop: 88 },
      { start: 100, stop: 200 },
    ];
    expect(sharedBatches(stretches)).toEqual(stretches);
  });
});

describe('detectorNumber', () => {
  it.each([
    ['3', 3],
    ['SDD 3', 3],
    ['DET# 1', 1],
    ['ch_07', 7],
    ['serial number 17213', null],
    ['XFlash 5010', null],
    ['@A', null],
    ['70000', null],
    [undefined, null],
  ])('takes of %s the number %s', (name, number) => {
    expect(detectorNumber(name)).toBe(number);
  });
});
