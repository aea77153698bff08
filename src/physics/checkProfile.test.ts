import { describe, expect, it } from 'vitest';
import { checkedProfile } from './checkProfile';
import { PROFILES, VIP2 } from './profile';

describe('checkedProfile', () => {
  it.each(PROFILES)('accepts $label as it is, also after a way through a file', (profile) => {
    expect(checkedProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  it('leaves out what does not belong to a profile', () => {
    expect(checkedProfile({ ...VIP2, surprise: 1 })).toEqual(VIP2);
  });

  it.each([
    ['id', { id: '' }],
    ['label', { label: 'x'.repeat(81) }],
    ['finderLines', { finderLines: ['CuKa'] }],
    ['finderLines', { finderLines: ['CuKa', 'CuKa'] }],
    ['finderLines', { finderLines: ['CuKa', 'toString'] }],
    ['typicalIntensities', { typicalIntensities: [1, 2, 3, 4] }],
    ['typicalIntensities', { typicalIntensities: [1, 2, 3, 4, 0] }],
    ['typicalIntensities', { typicalIntensities: [1, 2, 3, 4, NaN] }],
    ['knownLines', { knownLines: ['TiKa', 'CuKa'] }],
    ['calibrationLines', { calibrationLines: [] }],
    ['overflowAdc', { overflowAdc: 0 }],
    ['gainRangeEvPerAdc', { gainRangeEvPerAdc: [0, 5] }],
    ['gainRangeEvPerAdc', { gainRangeEvPerAdc: [5, 5] }],
    ['offsetRangeEv', { offsetRangeEv: [1, 2, 3] }],
    ['regionEv', { regionEv: 'all' }],
    ['networkWindow', { networkWindow: null }],
    ['networkWindow.firstAdc', { networkWindow: { ...VIP2.networkWindow, firstAdc: -1 } }],
    ['networkWindow.binAdc', { networkWindow: { ...VIP2.networkWindow, binAdc: 2.5 } }],
    ['networkWindow.bins', { networkWindow: { ...VIP2.networkWindow, bins: 1e6 } }],
    ['arrays.count', { arrays: { ...VIP2.arrays, count: 0 } }],
  ])('names %s where it is wrong: %j', (entry, patch) => {
    expect(() => checkedProfile({ ...VIP2, ...patch })).toThrow(RangeError);
    expect(() => checkedProfile({ ...VIP2, ...patch })).toThrow(new RegExp(`^${entry.replace('.', '\\.')}: `));
  });

  it.each([null, undefined, 7, 'vip-2', []])('refuses %j', (value) => {
    expect(() => checkedProfile(value)).toThrow(/^profile: an object is needed/);
  });
});
