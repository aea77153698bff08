import { describe, expect, it } from 'vitest';
import { standardOf } from '../calibrate/reference/detectorReference';
import { DEFAULT_METHOD } from '../calibrate/reference/method';
import { randomSource } from '../math/random';
import { observedEnergyEv, type LineId } from '../physics/lines';
import { VIP2 } from '../physics/profile';
import { strongUnknownPeak } from './strongPeak';

const GAIN_EV = 4.4;
const LINES_COUNTS: readonly [LineId, number][] = [
  ['TiKa', 13_300],
  ['TiKb', 1730],
  ['MnKa', 26_700],
  ['MnKb', 3630],
  ['NiKa', 20],
  ['CuKa', 270],
  ['CuKb', 37],
];

function drawDetector(extra: readonly { energyEv: number; counts: number; sigmaAdc: number }[]) {
  const random = randomSource(5);
  const counts = new Uint32Array(2560);
  const add = (energyEv: number, n: number, sigmaAdc: number) => {
    for (let i = 0; i < n; i++) {
      const adc = Math.round((energyEv - 950) / GAIN_EV + sigmaAdc * random.normal());
      counts[adc] = (counts[adc] ?? 0) + 1;
    }
  };
  for (const [line, n] of LINES_COUNTS) add(observedEnergyEv(line), n, 15);
  for (const { energyEv, counts: n, sigmaAdc } of extra) add(energyEv, n, sigmaAdc);
  for (let adc = 0; adc < counts.length; adc++) counts[adc] = (counts[adc] ?? 0) + random.poisson(0.5);
  const histograms = {
    detectors: [{ bus: null, sdd: 0 }],
    batches: [{ start: null, stop: null }],
    channelCount: counts.length,
    counts,
    overflow: new Uint32Array(1),
    stated: [null],
  };
  const peaks = (['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'] as const).map((line) => ({
    line,
    adc: (observedEnergyEv(line) - 950) / GAIN_EV,
    adcError: null,
    probability: null,
    finder: 'toy',
  }));
  const standard = standardOf(histograms, 0, peaks, GAIN_EV, DEFAULT_METHOD);
  if (standard === null) throw new Error('no standard calibration');
  return { counts, standard };
}

describe('strongUnknownPeak', () => {
  it('finds nothing in a spectrum of known lines', () => {
    const { counts, standard } = drawDetector([]);
    expect(strongUnknownPeak(counts, standard, VIP2)).toBeNull();
  });

  it.each([6900, 5400])('finds a narrow peak at %d eV and says how strong it is', (energyEv) => {
    const { counts, standard } = drawDetector([{ energyEv, counts: 3200, sigmaAdc: 7 }]);
    const peak = strongUnknownPeak(counts, standard, VIP2);
    expect(Math.abs((peak?.energyEv ?? 0) - energyEv)).toBeLessThan(60);
    expect(Math.abs((peak?.counts ?? 0) / 3200 - 1)).toBeLessThan(0.15);
  });

  it('leaves a weak one alone', () => {
    const { counts, standard } = drawDetector([{ energyEv: 6950, counts: 300, sigmaAdc: 7 }]);
    expect(strongUnknownPeak(counts, standard, VIP2)).toBeNull();
  });
});
