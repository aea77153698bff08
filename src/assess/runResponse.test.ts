import { describe, expect, it } from 'vitest';
import type { LocatedReference } from '../calibrate/optimiseCopper';
import { regionModel } from '../fit/regionModel';
import { randomSource } from '../math/random';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { observedEnergyEv, SILICON, type LineId } from '../physics/lines';
import { FE55 } from '../physics/openProfiles';
import { SPECTRUM_BINS } from './energyBins';
import { interestOf } from './interest';
import { predictedFwhm, predictedInterestFwhm, tailOf } from './runResponse';
import { emptySpectrum } from './summedSpectrum';

/** A summed spectrum with Mn Ka as a single line of this tail (sigma 68 eV), Mn Kb, and a flat background. */
function manganese(seed: number, fraction: number, beta: number, counts: number) {
  const line = (position: number, area: number) => {
    const components = [
      { offset: 0, share: 1 / 1.51 },
      { offset: -11.1, share: 0.51 / 1.51 },
    ];
    return { components, position, area, width: { sigma: 4, scale: 1 }, tail: { fraction: 5, beta: 6 } };
  };
  const { firstEdgeEv, binWidthEv, bins } = SPECTRUM_BINS;
  const model = regionModel({
    ...{ firstEdge: firstEdgeEv, binWidth: binWidthEv, count: bins, background: [7, 7] },
    lines: [line(0, 1), { ...line(2, 3), components: [{ offset: 0, share: 1 }] }],
  });
  const values = Float64Array.of(5898.1, counts, 6486.5, 0.136 * counts, 68, fraction, beta, 2);
  const expected = new Float64Array(bins);
  model(values, expected, new Float64Array(values.length * bins));
  const random = randomSource(seed);
  const spectrum = emptySpectrum('reference', false);
  expected.forEach((mu, bin) => (spectrum.counts[bin] = random.poisson(mu)));
  return spectrum;
}

/** A reference of which only what the prediction reads is filled. */
function referenceOf(noiseEv: number, copperCounts: number, lines: readonly string[] = ['MnKa']): LocatedReference {
  const aligned = {
    fits: [{ line: 'CuKa', status: 'ok', counts: copperCounts }],
    points: lines.map((line) => ({ line })),
    template: { resolution: { noiseEv, fanoFactor: SILICON.fanoFactor }, tailFraction: 0, tailBeta: 2 },
  };
  return { detector: 0, reference: { aligned } } as unknown as LocatedReference;
}

function flat(perBin: number) {
  const spectrum = emptySpectrum('reference', false);
  spectrum.counts.fill(perBin);
  return spectrum;
}

const NO_TAIL = { fraction: 0, beta: 2 };
const sigmaAt = (noiseEv: number, energyEv: number) => Math.sqrt(noiseEv ** 2 + 0.115 * 3.66 * energyEv);

describe('tailOf', () => {
  it('finds the tail that Mn was given', () => {
    const { fraction, beta } = tailOf(manganese(1, 0.12, 2.2, 400_000));
    expect(Math.abs(fraction - 0.12)).toBeLessThan(0.02);
    expect(Math.abs(beta - 2.2)).toBeLessThan(0.3);
  });

  it('takes a typical tail where Mn cannot tell', () => {
    expect(tailOf(manganese(1, 0.3, 2, 500))).toEqual({ fraction: 0.05, beta: 2.5 });
    expect(tailOf(emptySpectrum('reference', false))).toEqual({ fraction: 0.05, beta: 2.5 });
  });
});

describe('predictedFwhm', () => {
  it('is the width of the detectors where all are alike', () => {
    const predicted = predictedFwhm([referenceOf(45, 4000), referenceOf(45, 6000)], flat(12_000 / 150), NO_TAIL);
    const expectedEv = FWHM_PER_SIGMA * sigmaAt(45, observedEnergyEv('CuKa'));
    // The table's fit has 0.51 and the prediction's lines 0.513: worth less than 0.1 eV.
    expect(Math.abs((predicted?.value ?? NaN) - expectedEv)).toBeLessThan(0.1);
  });

  it('has the Fano factor as its error, the Mn width being known', () => {
    const predicted = predictedFwhm([referenceOf(45, 8000)], flat(60), NO_TAIL);
    const copperEv = observedEnergyEv('CuKa');
    const more = 0.005 * 3.66 * (copperEv - observedEnergyEv('MnKa'));
    const expectedEv = FWHM_PER_SIGMA * (Math.hypot(sigmaAt(45, copperEv), Math.sqrt(more)) - sigmaAt(45, copperEv));
    expect(predicted?.error ?? NaN).toBeCloseTo(expectedEv, 2);
  });

  it('lies between the widths of unlike detectors, below their root mean square', () => {
    const narrow = FWHM_PER_SIGMA * sigmaAt(35, 8047);
    const wide = FWHM_PER_SIGMA * sigmaAt(110, 8047);
    const value = predictedFwhm([referenceOf(35, 8000), referenceOf(110, 800)], flat(60), NO_TAIL)?.value ?? NaN;
    expect(value).toBeGreaterThan(narrow);
    expect(value).toBeLessThan(Math.sqrt((8000 * narrow ** 2 + 800 * wide ** 2) / 8800));
  });

  it('is not known without Mn or without copper', () => {
    expect(predictedFwhm([], flat(1), NO_TAIL)).toBeNull();
    expect(predictedFwhm([referenceOf(45, 8000, ['TiKa'])], flat(60), NO_TAIL)).toBeNull();
    expect(predictedFwhm([referenceOf(45, 0)], flat(60), NO_TAIL)).toBeNull();
  });
});

describe('predictedInterestFwhm', () => {
  const interest = interestOf(FE55);
  /** Fits of a detector of this noise at 4 eV per channel; the width of Mn Ka itself is nonsense. */
  const withFits = (noiseEv: number, others: readonly LineId[]) => {
    const fit = (line: LineId, sigmaEv: number, counts: number) => {
      return { line, status: 'ok', counts, adc: observedEnergyEv(line) / 4, sigmaAdc: sigmaEv / 4 };
    };
    const fits = others.map((line) => fit(line, sigmaAt(noiseEv, observedEnergyEv(line)), 3000));
    const aligned = { fits: [fit('MnKa', 20, 9000), ...fits] };
    return { detector: 0, reference: { aligned, alignedP: [0, 4, 0] } } as unknown as LocatedReference;
  };

  it('is the width that a line far from it predicts, whatever its own is', () => {
    const expectedEv = FWHM_PER_SIGMA * sigmaAt(45, observedEnergyEv('MnKa'));
    for (const line of ['TiKa', 'CuKa'] as const) {
      const predicted = predictedInterestFwhm([withFits(45, [line])], flat(60), NO_TAIL, interest);
      expect(Math.abs((predicted?.value ?? NaN) - expectedEv)).toBeLessThan(0.1);
      expect(predicted?.error).toBeGreaterThan(0);
    }
  });

  it('is not known from a line in its own window, or without another', () => {
    expect(predictedInterestFwhm([withFits(45, [])], flat(60), NO_TAIL, interest)).toBeNull();
    expect(predictedInterestFwhm([withFits(45, ['MnKb', 'FeKa'])], flat(60), NO_TAIL, interest)).toBeNull();
  });
});
