import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { PROFILES, VIP2 } from './profile';
import { parseProfile, profileText, withOwnId } from './profileFile';
import { profileFor } from './profileShape';
import { linesApart, withLines } from './withLines';
import { GENERIC } from './openProfiles';

const schema = JSON.parse(
  readFileSync(new URL('../../public/schema/halfmax-profile-1.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

describe('a profile as a file', () => {
  it.each(PROFILES)('$label goes out and in again as it was, and its file holds to the schema', (profile) => {
    const text = profileText(profile);
    expect(parseProfile(text)).toEqual(profile);
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a line that is none', { calibrationLines: ['CuKz'] }],
    ['a window of no bins', { networkWindow: { firstAdc: 0, binAdc: 1, bins: 0 } }],
    ['a kind of run that is none', { labels: [{ name: 'x', kind: 'other', inName: 'x' }] }],
    ['an entry that is none', { surprise: 1 }],
  ])('does not hold to the schema with %s', (_, patch) => {
    expect(validate({ format: 'halfmax-profile/1', profile: { ...VIP2, ...patch } })).toBe(false);
  });

  it.each([
    ['not JSON', '{', /^not JSON/],
    ['of another kind', '{"format":"halfmax-model/1"}', /"format": "halfmax-profile\/1"/],
    ['without a profile', '{"format":"halfmax-profile/1"}', /^profile: an object is needed/],
  ])('is refused in words where it is %s', (_, text, problem) => {
    expect(() => parseProfile(text)).toThrow(problem);
  });

  it('that was kept before runs, maps and regions were entries still opens', () => {
    const { id, label, calibrationLines, knownLines, finderLines, typicalIntensities } = VIP2;
    const { overflowAdc, gainRangeEvPerAdc, offsetRangeEv, regionEv, networkWindow } = VIP2;
    const earlier = { id, label, calibrationLines, knownLines, finderLines, typicalIntensities, overflowAdc };
    const arrays = { count: 4, rows: 2, columns: 4 };
    const file = { ...earlier, gainRangeEvPerAdc, offsetRangeEv, regionEv, networkWindow, arrays };
    const profile = parseProfile(JSON.stringify({ format: 'halfmax-profile/1', profile: file }));
    expect(profile.lineOfInterest).toBe('CuKa');
    expect(profile.labels).toEqual([]);
    expect(profile.arrays.firstSdd).toBe(0);
  });
});

describe('an own profile', () => {
  it('has an id of its name and its content', () => {
    const one = withOwnId({ ...VIP2, label: 'My set-up' });
    expect(one.id).toMatch(/^own-my-set-up-[0-9a-f]{8}$/);
    expect(withOwnId(one)).toEqual(one);
    expect(withOwnId({ ...one, regionEv: [7000, 8400] }).id).not.toBe(one.id);
  });

  it('takes lines in the order of their energies, and calibrates on those that are peaks of their own', () => {
    const gold = withLines(GENERIC, ['AuLb2', 'AuLa', 'AuLb1', 'AuLg1', 'AuLl']);
    expect(gold.knownLines).toEqual(['AuLl', 'AuLa', 'AuLb1', 'AuLb2', 'AuLg1']);
    // Lb1 and Lb2 are 142 eV apart: one peak.
    expect(gold.calibrationLines).toEqual(['AuLl', 'AuLa', 'AuLg1']);
    expect(gold.lineOfInterest).toBe('AuLg1');
    expect(linesApart(['TiKa', 'TiKb', 'VKa'])).toEqual(['TiKa', 'VKa']);
    expect(linesApart(['CrKa', 'CrKb', 'MnKa'])).toEqual(['CrKa', 'MnKa']);
  });
});

describe('a profile for an ADC of any size', () => {
  it('takes gain and bins from the number of channels', () => {
    const { gainRangeEvPerAdc, networkWindow } = profileFor(GENERIC, 16_384);
    expect(gainRangeEvPerAdc[0]).toBeCloseTo(9000 / 16_384, 12);
    expect(gainRangeEvPerAdc[1]).toBeCloseTo(45_000 / 16_384, 12);
    // Bins of at most half the width of a line of 50 eV at the largest gain, and the whole spectrum in them.
    expect(networkWindow.binAdc * gainRangeEvPerAdc[1]).toBeLessThanOrEqual(25);
    expect(networkWindow.bins * networkWindow.binAdc).toBeGreaterThanOrEqual(16_384);
  });

  it('is left as it is where its gain is known', () => {
    expect(profileFor(VIP2, 4096)).toBe(VIP2);
  });
});
