import { describe, expect, it } from 'vitest';
import type { LocatedReference } from './optimiseCopper';
import { bendPopulation } from './rowLinks';

/** Detectors with Ti at channel 1000 and Cu near 1884, whose curvature is known to `error`. */
function detectors(bendsEv: readonly number[], errorEv: number): LocatedReference[] {
  const alignedP = [510.8991, 4, 0] as const;
  const factor = ((8047.8227 - 4510.8991) / 4) ** 2 / 4;
  return bendsEv.map((bend, detector) => {
    const curvature = { value: bend / factor, error: errorEv / factor };
    return { detector, reference: { alignedP, curvature } as unknown as LocatedReference['reference'] };
  });
}

describe('the population of bends', () => {
  it('has the mean of equally known detectors, and their variance less that of their errors', () => {
    // Mean 3, sample variance 10; errors of 2 eV leave a spread of sqrt 6.
    const { meanEv, errorEv } = bendPopulation(detectors([-1, 1, 3, 5, 7], 2))!;
    expect(meanEv).toBeCloseTo(3, 8);
    expect(errorEv).toBeCloseTo(Math.sqrt(6 + 10 / 5), 8);
  });

  it('has no spread where errors explain it, and says nothing of two detectors', () => {
    expect(bendPopulation(detectors([2.9, 3, 3.1], 2))?.errorEv).toBeCloseTo(2 / Math.sqrt(3), 8);
    expect(bendPopulation(detectors([1, 2], 2))).toBeNull();
  });
});
