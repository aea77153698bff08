import { describe, expect, it } from 'vitest';
import type { PlacedSpectrum } from '../../dataset/naming';
import { placesText, sourceText } from './places';

const START_S = Date.UTC(2023, 0, 5, 12) / 1000;
const SPECTRUM: PlacedSpectrum = {
  ...{ file: 'a.mca', position: 0, of: 1, facts: {}, bus: null, sdd: 3, ordinal: 0, problems: [], clash: null },
  ...{ start: START_S, stop: START_S + 90, sddFrom: 'name', timeFrom: 'file' },
};

describe('placesText', () => {
  it('says SDD and time of one spectrum, and where they come from', () => {
    expect(placesText([SPECTRUM])).toBe('SDD 3 by its name; 2023-01-05 12:00:00 to 12:01:30 UTC by the file');
    const late = { ...SPECTRUM, bus: 2, stop: START_S + 86400, sddFrom: 'hand' as const };
    expect(placesText([late])).toBe('SDD 2:3 by hand; 2023-01-05 12:00:00 to 2023-01-06 12:00:00 UTC by the file');
    const untimed = { ...SPECTRUM, start: null, stop: null, sddFrom: 'next free' as const };
    expect(placesText([{ ...untimed, timeFrom: 'none' }])).toBe('SDD 3 the next free one');
    expect(placesText([{ ...untimed, timeFrom: 'name', ordinal: 4 }])).toBe(
      'SDD 3 the next free one; batch 4 by its name',
    );
  });

  it('lists the SDDs of several', () => {
    const many = Array.from({ length: 10 }, (_, sdd) => ({ ...SPECTRUM, sdd }));
    expect(placesText(many.slice(0, 2))).toBe('SDDs 0, 1');
    expect(placesText(many)).toBe('SDDs 0, 1, 2, 3, 4, 5, 6, 7, … (10)');
    expect(placesText([])).toBe('');
  });
});

describe('sourceText', () => {
  it('names a source once', () => {
    expect(sourceText(SPECTRUM)).toBe('SDD by its name, time by the file');
    expect(sourceText({ sddFrom: 'name', timeFrom: 'name' })).toBe('SDD and time by its name');
    expect(sourceText({ sddFrom: 'hand', timeFrom: 'none' })).toBe('SDD by hand');
  });
});
