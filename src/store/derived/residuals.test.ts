import { expect, it } from 'vitest';
import type { CalibrationResidual } from '../../assess/results';
import { largestResidual, residualsByLine } from './residuals';

const of = (detector: number, line: CalibrationResidual['line'], residualEv: number): CalibrationResidual => {
  return { detector, line, residualEv, errorEv: 1 };
};

it('sums residuals up line by line, the largest of either sign with its detector', () => {
  const residuals = [of(0, 'CuKa', 3), of(1, 'CuKa', -4), of(0, 'TiKa', 1)];
  expect(residualsByLine(residuals)).toEqual([
    { line: 'TiKa', detectors: 1, meanEv: 1, rmsEv: 1, largest: residuals[2] },
    { line: 'CuKa', detectors: 2, meanEv: -0.5, rmsEv: Math.sqrt(12.5), largest: residuals[1] },
  ]);
  expect(largestResidual(residuals)).toBe(residuals[1]);
  expect(largestResidual([])).toBeNull();
  expect(residualsByLine([])).toEqual([]);
});
