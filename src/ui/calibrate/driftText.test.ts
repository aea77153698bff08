import { describe, expect, it } from 'vitest';
import { driftText } from './driftText';

describe('words on drift', () => {
  it('tell its size and the jumps', () => {
    const drift = { evPerRootDay: 5.72, jumps: 0, jumpingDetectors: 0, shorterBatchDays: null };
    expect(driftText(drift)).toContain('drift by 5.7 eV in a day at copper (rms over SDDs) and jump in none');
    expect(driftText({ ...drift, jumps: 3, jumpingDetectors: 2 })).toContain('and jump 3 times in 2 SDDs');
    expect(driftText({ ...drift, jumps: 1, jumpingDetectors: 1 })).toContain('and jump once in 1 SDD:');
    expect(driftText(null)).toBe('');
  });
});
