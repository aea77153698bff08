import { describe, expect, it } from 'vitest';
import type { LocatedReference } from '../optimiseCopper';
import { driftReport } from './driftReport';

/** Detectors of which only what the report reads is filled. */
function detectors(
  strengths: readonly (readonly [number, number] | null)[],
  manganese: number,
  { jumps = [] as number[], isContinuous = false } = {},
) {
  return strengths.map((strength, detector): LocatedReference => {
    const walk = strength === null ? null : { strength, jumps: detector === 0 ? jumps : [] };
    const fits = [
      { line: 'TiKa', counts: manganese / 2 },
      { line: 'MnKa', counts: manganese },
      { line: 'MnKa', counts: null },
      { line: 'CuKb', counts: 1e6 },
    ];
    return {
      detector,
      reference: { walk, fits, slices: isContinuous ? [] : null } as unknown as LocatedReference['reference'],
    };
  });
}

describe('drift of an array', () => {
  it('is the root mean square of what detectors move by in a day, offset and gain together', () => {
    const report = driftReport(detectors([[3, 4], [0, 0], null], 2000, { jumps: [4, 9] }), 2);
    expect(report?.evPerRootDay).toBeCloseTo(Math.sqrt(12.5), 10);
    expect(report).toMatchObject({ jumpingDetectors: 1, jumps: 2, shorterBatchDays: null });
  });

  it('asks for batches within which it moves by no more than the root of 40 eV squared', () => {
    // s^2 T/6: 900 x 2/6 = 300; 150, 75, 37.5 after three halvings.
    expect(driftReport(detectors([[30, 0]], 4000), 2)?.shorterBatchDays).toBe(0.25);
    expect(driftReport(detectors([[10, 0]], 4000), 2)?.shorterBatchDays).toBeNull();
    expect(driftReport(detectors([[0, 12]], 4000), 2)?.shorterBatchDays).toBe(1);
  });

  it('asks for longer ones where the scale is followed within them', () => {
    // What is left of a walk between means of times T is 0.106 s^2 T: 1600 x 0.106 x 0.5 = 85, 42 with half of it.
    const continuous = (strength: number) => detectors([[strength, 0]], 4000, { isContinuous: true });
    expect(driftReport(continuous(40), 2)?.shorterBatchDays).toBe(0.25);
    expect(driftReport(continuous(36), 2)?.shorterBatchDays).toBe(0.5);
    expect(driftReport(continuous(12), 2)?.shorterBatchDays).toBeNull();
  });

  it('asks for none so short that their lines could not be fitted', () => {
    // 700 counts of manganese in 2 days: 350 in one, 175 in half a day, too few in a quarter.
    expect(driftReport(detectors([[30, 0]], 700), 2)?.shorterBatchDays).toBe(0.5);
    expect(driftReport(detectors([[30, 0]], 200), 2)?.shorterBatchDays).toBeNull();
    expect(driftReport(detectors([[1000, 0]], 1e9), 2)?.shorterBatchDays).toBeGreaterThanOrEqual(1 / 24);
  });

  it('is not known where no detector has a walk', () => {
    expect(driftReport(detectors([null], 2000), 2)).toBeNull();
  });
});
