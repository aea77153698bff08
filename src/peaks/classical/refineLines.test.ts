import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import type { LineId } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { foundLine } from './foundLine';
import { refineLines } from './refineLines';
import { sumSpectrum } from './summedSpectrum';

const SIGMA_ADC = 20;

/** Poisson counts of Gaussian lines of 20 channels on a flat background. */
function spectrumOf(lines: readonly (readonly [adc: number, area: number])[], seed: number) {
  const random = randomSource(seed);
  const counts = Uint32Array.from({ length: 2500 }, (_, adc) =>
    random.poisson(
      lines.reduce(
        (sum, [mu, area]) => sum + (area * Math.exp(-0.5 * ((adc - mu) / SIGMA_ADC) ** 2)) / (SIGMA_ADC * 2.5066),
        0.05,
      ),
    ),
  );
  return sumSpectrum(counts, { sigmaRangeAdc: [7, 53], binAdc: 5 });
}

const binOf = (adc: number) => (adc + 0.5) / 5 - 0.5;

describe('refineLines', () => {
  it('finds the Kb that hides in the flank of its Ka, and gives both their places', () => {
    for (let seed = 0; seed < 5; seed++) {
      const spectrum = spectrumOf(
        [
          [800, 2000],
          [1100, 4000],
          [1148, 550],
        ],
        seed,
      );
      // As a search without deconvolution sees it: one peak, drawn upwards.
      const assignment = new Map<LineId, ReturnType<typeof foundLine>>([
        ['TiKa', foundLine(spectrum, binOf(800), 2000)],
        ['MnKa', foundLine(spectrum, binOf(1103), 4200)],
      ]);
      const refined = refineLines(assignment, spectrum, VIP2);
      expect([...refined.keys()].sort()).toEqual(['MnKa', 'MnKb', 'TiKa']);
      for (const [line, adc] of [
        ['MnKa', 1100],
        ['MnKb', 1148],
      ] as const) {
        const found = refined.get(line)!;
        expect(Math.abs(found.adc - adc)).toBeLessThan(4 * found.adcError);
        expect(found.adcError).toBeLessThan(6);
      }
    }
  });

  it('adds nothing to a Ka that stands alone', () => {
    for (let seed = 0; seed < 10; seed++) {
      const spectrum = spectrumOf([[1100, 4000]], seed);
      const assignment = new Map([['MnKa', foundLine(spectrum, binOf(1101), 3900)] as const]);
      const refined = refineLines(assignment, spectrum, VIP2);
      expect([...refined.keys()]).toEqual(['MnKa']);
      expect(Math.abs(refined.get('MnKa')!.adc - 1100)).toBeLessThan(2);
    }
  });

  it('names nothing where nothing was named', () => {
    expect(refineLines(new Map(), spectrumOf([], 1), VIP2).size).toBe(0);
  });
});
