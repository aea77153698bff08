import { describe, expect, it } from 'vitest';
import type { LineId } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { assignLines } from './assignLines';
import { displacedLines } from './displacedLines';
import type { FoundLine } from './foundLine';

const peak = (adc: number, area: number): FoundLine => ({
  adc,
  adcError: 1,
  area,
  significance: Math.sqrt(area) / 1.2,
  sigmaAdc: 20,
});
/** A tenth of the typical intensities, at the positions of the paper's recipe, each shifted by itself. */
const SHIFTED = [peak(770, 1330), peak(985, 173), peak(1130, 2670), peak(1195, 363), peak(1420, 27)];
const NAMES: readonly LineId[] = ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'];
const entries = (assignment: ReadonlyMap<LineId, FoundLine> | undefined) =>
  [...(assignment ?? [])].map(([line, { adc }]) => [line, adc]);

describe('displaced lines', () => {
  it('are named by order and intensity where no straight scale fits', () => {
    const expected = NAMES.map((line, i) => [line, SHIFTED[i]!.adc]);
    expect(entries(displacedLines(SHIFTED, VIP2)?.assignment)).toEqual(expected);
    expect(entries(assignLines(SHIFTED, VIP2))).toEqual(expected);
  });

  it('leave out a peak too many, and a line that is missing', () => {
    const tooMany = [...SHIFTED.slice(0, 4), peak(1300, 40), SHIFTED[4]!, peak(1900, 15)];
    expect(assignLines(tooMany, VIP2).get('MnKa')?.adc).toBe(1130);
    expect(
      entries(
        displacedLines(
          SHIFTED.filter((_, i) => i !== 1),
          VIP2,
        )?.assignment,
      ).map(([line]) => line),
    ).toEqual(['TiKa', 'MnKa', 'MnKb', 'CuKa']);
  });

  it('never take precedence over a straight scale that explains the same peaks', () => {
    const straight = NAMES.map((_, i) => peak([796, 888, 1098, 1227, 1564][i]!, SHIFTED[i]!.area));
    const extra = peak(990, 25);
    expect(assignLines([...straight.slice(0, 2), extra, ...straight.slice(2)], VIP2).get('TiKb')?.adc).toBe(888);
  });

  it('need three lines, and a gain of the profile', () => {
    expect(displacedLines(SHIFTED.slice(0, 1), VIP2)).toBeNull();
    expect(displacedLines([SHIFTED[0]!, SHIFTED[2]!], VIP2)).toBeNull();
    const squeezed = SHIFTED.map((line) => ({ ...line, adc: line.adc / 5 }));
    expect(displacedLines(squeezed, VIP2)).toBeNull();
  });
});
