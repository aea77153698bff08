import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { adcAtEnergy, type EnergyScale } from '../../simulate/energyScale';
import { scaleAtTime } from '../../simulate/drift';
import { addExpectedSpectrum } from '../../simulate/expectedSpectrum';
import { emissionsOf } from '../../simulate/source';
import { binnedEvents } from '../../simulate/simulateRun';
import { planRun } from '../../simulate/planRun';
import { SIMULATION_PRESETS } from '../../simulate/presets';
import type { DetectorReference } from '../../calibrate/reference/detectorReference';
import { deviationsAt, trueCalibrations } from './deviations';
import { scaleHistory } from './driftHistory';
import { measuredBackground } from './measuredBackground';
import type { Deviation } from './results';
import { meanOf, summarise } from './summary';
import { errorWords } from './words';

const DAY_S = 86400;

describe('summary of deviations', () => {
  it('has the textbook errors where every group is one independent deviation', () => {
    const random = randomSource(5);
    const deviations = Array.from({ length: 400 }, (_, detector): Deviation => {
      return { toy: 0, detector, batch: 0, ev: 1 + 4 * random.normal(), errorEv: 4 };
    });
    const { meanEv, rmsEv, pullWidth } = summarise(deviations);
    const values = deviations.map(({ ev }) => ev);
    const mean = values.reduce((sum, v) => sum + v, 0) / 400;
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 399);
    // The jackknife error of a mean is sd/sqrt(n) exactly; of a root mean square it is near rms/sqrt(2 n).
    expect(meanEv.value).toBeCloseTo(mean, 10);
    expect(meanEv.error).toBeCloseTo(sd / 20, 10);
    expect(rmsEv.error! / (rmsEv.value! / Math.sqrt(800))).toBeCloseTo(1, 0);
    expect(pullWidth.value).toBeCloseTo(rmsEv.value! / 4, 10);
  });

  it('counts what an SDD of a toy has in common once, however many batches it has', () => {
    const random = randomSource(6);
    const common = Array.from({ length: 50 }, () => 3 * random.normal());
    const once = common.map((ev, detector): Deviation => ({ toy: 0, detector, batch: 0, ev, errorEv: 3 }));
    const often = once.flatMap((own) => Array.from({ length: 15 }, (_, batch) => ({ ...own, batch })));
    expect(summarise(often).meanEv.error).toBeCloseTo(summarise(once).meanEv.error!, 10);
    expect(summarise(often).spectra).toBe(750);
  });

  it('has no errors from one alone, and nothing from nothing', () => {
    expect(summarise([])).toMatchObject({ spectra: 0, meanEv: { value: null, error: null } });
    expect(summarise([{ toy: 0, detector: 0, batch: 0, ev: 2, errorEv: 1 }]).meanEv).toEqual({ value: 2, error: null });
    expect(meanOf([null, 2])).toEqual({ value: 2, error: null });
    expect(meanOf([1, null, 3])).toEqual({ value: 2, error: 1 });
  });
});

describe('words on errors', () => {
  it.each([
    [{ value: 2, error: 0.1 }, 'Its errors are 50 % too small: pull width 2.00 ± 0.10.'],
    [{ value: 0.8, error: 0.05 }, 'Its errors are 25 % too large: pull width 0.800 ± 0.050.'],
    [{ value: 1.05, error: 0.06 }, 'Its errors hold: pull width 1.050 ± 0.060.'],
    [{ value: null, error: null }, 'Its errors could not be judged.'],
  ])('%o', (width, words) => {
    expect(errorWords(width)).toBe(words);
  });
});

describe('deviations from the truth', () => {
  it('are what was added to the true constants, over its error', async () => {
    const run = planRun(SIMULATION_PRESETS.small, 3);
    const { histograms } = await binnedEvents(run, 2, QUIET);
    const truth = trueCalibrations(run, histograms, [0, 2]);
    expect(truth).toHaveLength(4);
    const found = truth.map((own) => {
      return { ...own, p: [own.p[0] + 3, own.p[1], own.p[2]] as const, covariance: [4, 0, 0, 0, 0, 0, 0, 0, 0] };
    });
    const deviations = deviationsAt(found, truth, 5);
    expect(deviations).toHaveLength(4);
    for (const { ev, errorEv, toy } of deviations) {
      expect(ev).toBeCloseTo(3, 8);
      expect(errorEv).toBeCloseTo(2, 8);
      expect(toy).toBe(5);
    }
    expect(deviationsAt(truth, truth, 0)).toEqual([]);
  });
});

describe('history of a scale', () => {
  const batches = [0, 1, 2, 3].map((day) => ({ start: day * DAY_S, stop: (day + 1) * DAY_S }));
  const constants = [
    [900, 4.5],
    [902, 4.51],
    [940, 4.49],
    [941, 4.495],
  ] as const;
  const referenceWith = (strength: readonly [number, number], jumps: readonly number[]) =>
    ({
      batches: constants.map(([p0, p1]) => ({ p: [p0, p1, 1e-5], covariance: null, status: 'fitted' })),
      walk: { strength, jumps: jumps.map((day) => ({ atS: day * DAY_S })) },
      curvature: { value: 1e-5, error: 1e-6 },
      alignedP: [900, 4.5, 1e-5],
    }) as unknown as DetectorReference;

  it('goes through the constants in the middle of each batch, whatever it does between them', () => {
    for (const strength of [
      [0, 0],
      [3, 5],
    ] as const) {
      const { scale, drift } = scaleHistory(referenceWith(strength, []), batches, randomSource(1));
      constants.forEach(([p0, p1], batch) => {
        const at = scaleAtTime(scale, drift, (batch + 0.5) * DAY_S);
        expect(at[0]).toBeCloseTo(p0, 6);
        expect(at[1]).toBeCloseTo(p1, 6);
      });
    }
  });

  it('wanders between them by what a Brownian bridge of that strength does', () => {
    const strength = 4;
    const middles = Array.from({ length: 300 }, (_, seed) => {
      const { scale, drift } = scaleHistory(referenceWith([strength, 0], []), batches, randomSource(seed));
      return scaleAtTime(scale, drift, DAY_S)[0] - 901;
    });
    const rms = Math.sqrt(middles.reduce((sum, v) => sum + v * v, 0) / middles.length);
    // A bridge over a day has the variance strength^2 / 4 in its middle.
    expect(rms / (strength / 2)).toBeGreaterThan(0.85);
    expect(rms / (strength / 2)).toBeLessThan(1.15);
  });

  it('jumps where a jump was found', () => {
    const { scale, drift } = scaleHistory(referenceWith([0, 0], [2]), batches, randomSource(1));
    expect(scaleAtTime(scale, drift, 2 * DAY_S - 3600)[0]).toBeCloseTo(902, 6);
    expect(scaleAtTime(scale, drift, 2 * DAY_S)[0]).toBeCloseTo(940, 6);
  });
});

describe('what was measured beside the lines', () => {
  it('is the continuum that went in, lines taken out', () => {
    const scale: EnergyScale = [900, 4.5, 0];
    const response = { noiseEv: 42, fanoFactor: 0.118, tailFraction: 0.05, tailBeta: 2.5, shelfFraction: 0 };
    const yields = { TiKa: 13300, TiKb: 1730, MnKa: 26700, MnKb: 3630, CuKa: 267 };
    const continuum = {
      flat: { events: 3300, toEv: 40000 },
      falling: { events: 800, scaleEv: 3000 },
      shoulder: { events: 0, fromEv: 6490, scaleEv: 300 },
    };
    const bins = { firstEdgeAdc: -0.5, binAdc: 1 };
    const spectrumOf = (emissions: ReturnType<typeof emissionsOf>) => {
      const expected = new Float64Array(VIP2.overflowAdc! + 1);
      addExpectedSpectrum({ scale, response, emissions, continuum }, bins, expected);
      return expected;
    };
    const random = randomSource(4);
    const seen = Uint32Array.from(spectrumOf(emissionsOf(yields)), (mean) => random.poisson(mean));
    const { counts, edgesEv } = measuredBackground({ alignedSpectrum: seen, alignedP: scale }, yields, response);
    const bare = spectrumOf([]);
    for (const [fromEv, toEv] of [
      [2000, 4000],
      [4300, 5200],
      [5600, 6700],
      [7700, 8400],
      [9000, 15000],
    ] as const) {
      const [from, to] = [adcAtEnergy(scale, fromEv), adcAtEnergy(scale, toEv)];
      const truth = bare.subarray(Math.round(from), Math.round(to)).reduce((sum, n) => sum + n, 0);
      const found = counts.reduce(
        (sum, n, bin) => sum + ((edgesEv[bin] ?? 0) >= fromEv && (edgesEv[bin] ?? 0) < toEv ? n : 0),
        0,
      );
      // Poisson noise of the counts that it is taken from, and a bin at either end.
      expect(Math.abs(found - truth), `${String(fromEv)} eV`).toBeLessThan(5 * Math.sqrt(truth) + 0.05 * truth);
    }
  });
});
