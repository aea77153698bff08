import { describe, expect, it } from 'vitest';
import { spectrumOf, totalSpectrumOf } from '../../dataset/histograms';
import { SIDDHARTA2, VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { drawSpectrum, gaussian, smoothSpectrum } from './fixtures/toySpectrum';
import { narrowestSigmaAdc } from './narrowestLine';
import { noiseSpikes } from './noiseSpikes';
import { withoutSpikes } from './withoutSpikes';

const spikesIn = (spectrum: Uint32Array) => noiseSpikes(spectrum, (adc) => narrowestSigmaAdc(adc, VIP2, null));

describe('narrowestSigmaAdc', () => {
  it('is the Fano limit at the escape peak of the lowest line, or at the energy of the channel', () => {
    // sqrt(0.115 * 3.66 * 2771) = 34.2 eV over 7 eV per channel; at channel 2000 of 7 * 2000 - 2500 = 11500 eV 69.6 eV.
    expect(narrowestSigmaAdc(0, VIP2, null)).toBeCloseTo(34.15 / 7, 2);
    expect(narrowestSigmaAdc(2000, VIP2, null)).toBeCloseTo(69.57 / 7, 2);
  });

  it('takes the scale that a file states, as if it were a fifth wrong', () => {
    const stated = { offsetEv: 0, gainEvPerAdc: 30 };
    expect(narrowestSigmaAdc(10, VIP2, stated)).toBeCloseTo((34.15 * 0.8) / 30, 2);
  });

  it('follows the profile', () => {
    expect(narrowestSigmaAdc(1100, SIDDHARTA2, null)).toBeCloseTo(34.15 / 3.5, 2);
  });
});

describe('noiseSpikes', () => {
  it('finds spikes on the continuum and between lines, with place, width and counts', () => {
    const smooth = smoothSpectrum(100_000);
    const [first, second] = [gaussian(800, 600, 1.5), gaussian(600, 1080, 3)];
    const found = spikesIn(drawSpectrum(5, (adc) => smooth(adc) + first(adc) + second(adc)));
    expect(found).toHaveLength(2);
    [
      { adc: 600, sigmaAdc: 1.5, counts: 800 },
      { adc: 1080, sigmaAdc: 3, counts: 600 },
    ].forEach((true_, i) => {
      // Errors of a Gaussian of n counts: sigma/sqrt(n), sigma/sqrt(2n) with the grid of 8 %, sqrt(n).
      expect(Math.abs((found[i]?.adc ?? NaN) - true_.adc)).toBeLessThan(0.5);
      expect(Math.abs((found[i]?.sigmaAdc ?? NaN) / true_.sigmaAdc - 1)).toBeLessThan(0.2);
      expect(Math.abs((found[i]?.counts ?? NaN) - true_.counts)).toBeLessThan(5 * Math.sqrt(2 * true_.counts));
    });
  });

  it('takes no line for a spike, at any statistics, nor the edge of the trigger noise', () => {
    for (let seed = 0; seed < 60; seed++) {
      const total = [300, 3000, 30_000, 3_000_000][seed % 4] ?? 0;
      expect([seed, spikesIn(drawSpectrum(seed, smoothSpectrum(total)))]).toEqual([seed, []]);
    }
  });

  it('marks nothing in simulated detectors', async () => {
    const { histograms } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET);
    histograms.detectors.forEach((_, detector) => {
      expect(spikesIn(totalSpectrumOf(histograms, detector))).toEqual([]);
      expect(spikesIn(spectrumOf(histograms, detector, 0))).toEqual([]);
    });
  });

  it('is quiet about empty and short spectra', () => {
    expect(spikesIn(new Uint32Array(4096))).toEqual([]);
    expect(spikesIn(new Uint32Array(0))).toEqual([]);
    expect(spikesIn(Uint32Array.of(0, 1000, 0))).toEqual([]);
  });
});

describe('withoutSpikes', () => {
  it('puts in what the surroundings hold', () => {
    const slope = (adc: number) => 200 - adc / 10;
    const spike = gaussian(20_000, 500, 3);
    const cleaned = withoutSpikes(
      drawSpectrum(1, (adc) => slope(adc) + spike(adc), 1000),
      [{ adc: 500.2, sigmaAdc: 3, counts: 20_000 }],
    );
    let net = 0;
    for (let adc = 480; adc <= 520; adc++) net += (cleaned[adc] ?? 0) - slope(adc);
    // 25 channels of about 150 counts, from 24 beside them: standard deviation 86.
    expect(Math.abs(net)).toBeLessThan(350);
  });

  it('keeps the level where channels hold less than a count, and spikes at the end', () => {
    const flat = Uint32Array.from({ length: 400 }, (_, adc) => (adc % 4 === 0 ? 1 : 0));
    const withSpike = flat.map((n, adc) => n + (Math.abs(adc - 200) < 4 ? 100 : 0));
    const cleaned = withoutSpikes(withSpike, [{ adc: 200, sigmaAdc: 2, counts: 700 }]);
    expect(Math.abs(cleaned.reduce((sum, n) => sum + n, 0) - 100)).toBeLessThanOrEqual(2);
    const last = flat.map((n, adc) => (adc === 399 ? 5000 : n));
    expect(withoutSpikes(last, [{ adc: 399, sigmaAdc: 1, counts: 5000 }])[399]).toBeLessThanOrEqual(1);
  });

  it('treats spikes that overlap as one', () => {
    const level = new Uint32Array(300).fill(50);
    const both = level.map((n, adc) => n + (Math.abs(adc - 140) < 5 || Math.abs(adc - 165) < 5 ? 500 : 0));
    const spikes = [
      { adc: 140, sigmaAdc: 3, counts: 4500 },
      { adc: 165, sigmaAdc: 3, counts: 4500 },
    ];
    expect(withoutSpikes(both, spikes)).toEqual(level);
  });
});
