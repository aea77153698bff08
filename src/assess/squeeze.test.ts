import { describe, expect, it } from 'vitest';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { LineRow } from './results';
import { squeezeOf, squeezeText } from './squeeze';

const ERRORS: readonly (readonly [LineId, number])[] = [
  ['TiKa', 0.13],
  ['MnKa', 0.1],
  ['CuKb', 4.4],
];

/** Lines of a scale whose gain is changed about copper by `gain`, and offset by `offsetEv`. */
function rows(gain: number, offsetEv = 0): LineRow[] {
  return ERRORS.map(([line, error]) => {
    const energyEv = observedEnergyEv(line);
    const value = energyEv + gain * (tabulatedEnergyEv(line) - tabulatedEnergyEv('CuKa')) + offsetEv;
    const place = { expectedEv: energyEv, tabulatedEv: tabulatedEnergyEv(line) };
    return {
      spectrum: 'optimized',
      crossValidated: true,
      line,
      position: { value, error },
      ...place,
      fwhm: { value: 150, error: 1 },
    };
  });
}

describe('squeezeOf', () => {
  it('finds the gain that a scale was squeezed by, with its sizes at the lines', () => {
    const squeeze = squeezeOf(rows(-0.02), rows(0));
    expect(squeeze?.gain).toBeCloseTo(-0.02, 9);
    // Ti lies 3536.9 eV below copper, Cu Kb 857.6 above.
    expect(squeeze?.shifts.map(({ shiftEv }) => Math.round(shiftEv * 10) / 10)).toEqual([70.7, 43, -17.2]);
    expect(squeeze === null ? '' : squeezeText(squeeze, 'reference')).toBe(
      'The energy scale is squeezed by 2.0 % about copper, against the reference calibration: Ti Kα by +70.7 ± 0.1 eV, Mn Kα by +43.0 ± 0.1 eV, Cu Kβ by −17 ± 4 eV. A width in such a scale is no resolution.',
    );
  });

  it('finds a stretched scale too', () => {
    const squeeze = squeezeOf(rows(0.004), rows(0));
    expect(squeeze === null ? '' : squeezeText(squeeze, 'standard')).toMatch(/stretched by 0\.40 %/u);
  });

  it('keeps silent about what errors or the calibration points may explain', () => {
    expect(squeezeOf(rows(-0.0002), rows(0))).toBeNull();
    expect(squeezeOf(rows(-0.02), rows(-0.02))).toBeNull();
    expect(squeezeOf(rows(-0.02).slice(0, 1), rows(0))).toBeNull();
    const alone = rows(0).map((row, i) => (i === 0 ? rows(-0.02)[0]! : { ...row, position: rows(0.001)[i]!.position }));
    expect(squeezeOf(alone, rows(0))).toBeNull();
    const unsure = rows(-0.02).map((row) => ({ ...row, position: { ...row.position, error: 60 } }));
    expect(squeezeOf(unsure, rows(0))).toBeNull();
  });

  it('is told by all other lines where constants are moved by another than copper, but not by a single one', () => {
    const about = (gain: number) =>
      rows(0).map((row) => {
        const shift = gain * (row.tabulatedEv - tabulatedEnergyEv('MnKa'));
        return { ...row, position: { value: row.position.value! + shift, error: row.position.error } };
      });
    const squeeze = squeezeOf(about(-0.01), rows(0), 'MnKa');
    expect(squeeze?.gain).toBeCloseTo(-0.01, 9);
    expect(squeeze?.shifts.map(({ line }) => line)).toEqual(['TiKa', 'CuKb']);
    expect(squeeze === null ? '' : squeezeText(squeeze, 'reference')).toContain('squeezed by 1.0 % about Mn Kα');
    const without = (all: LineRow[]) => all.filter(({ line }) => line !== 'CuKb');
    expect(squeezeOf(without(about(-0.01)), without(rows(0)), 'MnKa')).toBeNull();
  });
});
