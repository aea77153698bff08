import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src/math/random';
import { scorePositions } from '../../src/peaks/positionScore';
import type { FinderSpectrum } from '../../src/peaks/peakFinder';
import { VIP2 } from '../../src/physics/profile';
import { QUIET } from '../../src/simulate/fixtures/quietContext';
import { drawTrainingSet } from '../../src/simulate/training/trainingSet';
import { curvatureFinder } from './curvatureFinder';

/** Simulated spectra of an SDD, a tenth of a month to a month, with the true channels of the five lines. */
function drawn(count: number): { spectra: FinderSpectrum[]; trueAdc: number[][] } {
  const set = drawTrainingSet({ count, kinds: ['physical'], yields: { from: 0.1, to: 1 }, seed: 4711, stream: 0 });
  const spectra = Array.from({ length: count }, (_, i) => {
    const counts = new Uint32Array(4096);
    for (let bin = 0; bin < 300; bin++) counts[502 + 5 * bin] = set.counts[300 * i + bin]!;
    return { counts, stated: null };
  });
  const trueAdc = spectra.map((_, i) => [0, 1, 2, 3, 4].map((l) => 499.5 + 1500 * set.positions[5 * i + l]!));
  return { spectra, trueAdc };
}

describe('the finder of the example', () => {
  it('names the lines of simulated spectra, ascending, each at most once', async () => {
    const { spectra, trueAdc } = drawn(16);
    const found = await curvatureFinder.find({ spectra, profile: VIP2 }, QUIET);
    const pairs = trueAdc.flatMap((row, i) =>
      VIP2.finderLines.map((line, l) => [found[i]!.find((peak) => peak.line === line)?.adc ?? null, row[l]!] as const),
    );
    const { efficiency, standardDeviation } = scorePositions(pairs);
    expect(efficiency).toBeGreaterThan(0.9);
    expect(standardDeviation).toBeLessThan(4);
    for (const peaks of found) {
      expect(new Set(peaks.map(({ line }) => line)).size).toBe(peaks.length);
      expect(peaks.map(({ adc }) => adc)).toEqual(peaks.map(({ adc }) => adc).sort((a, b) => a - b));
      expect(peaks.every(({ finder }) => finder === 'curvature')).toBe(true);
    }
  });

  it('finds nothing in empty, flat, short and noisy spectra', async () => {
    const random = randomSource(5);
    const noise = Array.from({ length: 4 }, () => Uint32Array.from({ length: 4096 }, () => random.poisson(0.5)));
    const nothing = [new Uint32Array(4096), new Uint32Array(4096).fill(3), new Uint32Array(7), new Uint32Array(0)];
    const spectra = [...nothing, ...noise].map((counts) => ({ counts, stated: null }));
    expect((await curvatureFinder.find({ spectra, profile: VIP2 }, QUIET)).flat()).toEqual([]);
  });
});
