import { describe, expect, it } from 'vitest';
import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { randomSource } from '../math/random';
import { calibrationTable } from './calibrationTable';
import { fitCopper, type CopperFit } from './copperFit';
import { copperInterest, type CopperSetup } from './copperModel';
import { quietContext } from './fixtures/context';
import { emptyRun, fill } from './fixtures/toyRun';
import { bootstrapGains, robustWidth } from './gain';
import { addJoint, addToCell, emptyJoint, jointEntries, type JointSpectrum } from './jointSpectrum';
import { COPPER_REGION, SPECTRUM_BINS } from './energyBins';
import type { SpectrumName } from './results';
import { addSummed, copperBins } from './summedSpectrum';

const SETUP: CopperSetup = { tail: { fraction: 0, beta: 2 }, withNickel: false };
const ROWS = ['standard', 'reference', 'optimized'] as const;

/** The three spectra whose joint distribution `joint` is. */
function margins(joint: JointSpectrum): Record<SpectrumName, Float64Array> {
  const entries = jointEntries(joint);
  const marginOf = (row: SpectrumName) => {
    const counts = new Float64Array(COPPER_REGION.bins + 1);
    entries.events.forEach((n, i) => (counts[entries[row][i] ?? 0] = (counts[entries[row][i] ?? 0] ?? 0) + n));
    return counts.subarray(0, COPPER_REGION.bins);
  };
  return { standard: marginOf('standard'), reference: marginOf('reference'), optimized: marginOf('optimized') };
}

function fitsOf(joint: JointSpectrum): Record<SpectrumName, CopperFit> {
  const fitOf = (counts: Float64Array) => {
    const { fit, why } = fitCopper(counts, SETUP);
    if (fit === null) throw new Error(why);
    return fit;
  };
  const spectra = margins(joint);
  return {
    standard: fitOf(spectra.standard),
    reference: fitOf(spectra.reference),
    optimized: fitOf(spectra.optimized),
  };
}

/**
 * 2,000 events of a line (sigma 70 eV) over 1,000 of background. In the optimized row they are where they are; standard
 * and reference move each event by a Gaussian of 30 and 25 eV, as a calibration that is wrong batch by batch does.
 */
function toyJoint(seed: number): JointSpectrum {
  const random = randomSource(seed, 3);
  const joint = emptyJoint(COPPER_REGION);
  const bin = (energyEv: number) => {
    const i = Math.floor((energyEv - COPPER_REGION.firstEdgeEv) / COPPER_REGION.binWidthEv);
    return i >= 0 && i < COPPER_REGION.bins ? i : COPPER_REGION.bins;
  };
  const lines = random.poisson(2000);
  const total = lines + random.poisson(1000);
  for (let event = 0; event < total; event++) {
    const ka1 = random.uniform() < 1 / 1.51 ? 8047.8 : 8027.8;
    const energyEv = event < lines ? ka1 + 70 * random.normal() : 6950 + 1600 * random.uniform();
    const standard = bin(energyEv + 30 * random.normal());
    addToCell(joint, [standard, bin(energyEv + 25 * random.normal()), bin(energyEv)], 1);
  }
  return joint;
}

describe('the joint spectrum', () => {
  it('has the held-out spectra of the three rows as its margins', () => {
    const run = emptyRun(2, 2, 2048);
    const random = randomSource(9);
    for (let detector = 0; detector < 2; detector++) {
      for (let batch = 0; batch < 2; batch++) {
        for (let adc = 1300; adc < 1800; adc++) fill(run, detector, batch, adc, random.poisson(2));
      }
    }
    const calibrations = (offsetEv: number): LocatedCalibration[] =>
      [0, 1].map((detector) => {
        return { detector, batch: null, p: [offsetEv, 5, 1e-5], covariance: null, status: 'fitted' };
      });
    const tables = {
      standard: calibrationTable(run, calibrations(0)),
      reference: calibrationTable(run, calibrations(13)),
      optimized: calibrationTable(run, calibrations(-21)),
    };
    const joint = emptyJoint(COPPER_REGION);
    addJoint(joint, run, tables, 42, 3);
    for (const row of ROWS) {
      const counts = new Float64Array(SPECTRUM_BINS.bins);
      addSummed(counts, run, tables[row], 42, 3);
      expect(margins(joint)[row]).toEqual(copperBins(counts));
    }
  });
});

describe('bootstrapGains', () => {
  it('has no error where rows are identical, whatever their own errors', async () => {
    const joint = emptyJoint(COPPER_REGION);
    jointEntries(toyJoint(1)).optimized.forEach((bin) => {
      addToCell(joint, [bin, bin, bin], 1);
    });
    const gains = await bootstrapGains(
      fitsOf(joint),
      joint,
      { setup: copperInterest(SETUP), replicas: 25, seed: 1 },
      quietContext,
    );
    expect(gains.standard).toEqual({ value: 0, error: 0 });
    expect(gains.reference).toEqual({ value: 0, error: 0 });
  });

  it('has an error as much larger as chi2 says where the line shape does not describe a spectrum', async () => {
    const joint = toyJoint(2);
    const fits = fitsOf(joint);
    const options = { setup: copperInterest(SETUP), replicas: 25, seed: 1 };
    const misfit = { ...fits.optimized, chi2: 25 * fits.optimized.ndf, pValue: 0 };
    const plain = await bootstrapGains(fits, joint, options, quietContext);
    const scaled = await bootstrapGains({ ...fits, optimized: misfit }, joint, options, quietContext);
    expect(scaled.reference.value).toBe(plain.reference.value);
    expect(scaled.reference.error! / plain.reference.error!).toBeCloseTo(5, 10);
  });

  it('states the scatter that gains have over independent toys, less than that of unpaired rows', async () => {
    const toys = Array.from({ length: 120 }, (_, seed) => fitsOf(toyJoint(seed)));
    const gains = toys.map((fits) => fits.standard.fwhmEv - fits.optimized.fwhmEv);
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    const scatter = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1));
    const errors: number[] = [];
    for (let seed = 0; seed < 6; seed++) {
      const joint = toyJoint(seed);
      const options = { setup: copperInterest(SETUP), replicas: 60, seed };
      errors.push((await bootstrapGains(fitsOf(joint), joint, options, quietContext)).standard.error ?? NaN);
    }
    const stated = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    // Scatter is known to 1/sqrt(240) = 6.5 %, the mean of six stated errors to 4 %: three sigma of both.
    expect(Math.abs(stated / scatter - 1)).toBeLessThan(0.23);
    const unpaired = Math.hypot(toys[0]?.standard.fwhmErrorEv ?? NaN, toys[0]?.optimized.fwhmErrorEv ?? NaN);
    expect(stated).toBeLessThan(0.8 * unpaired);
    // sqrt(70^2 + 30^2) - 70 in FWHM.
    expect(Math.abs(mean - 14.5)).toBeLessThan(4 * (scatter / Math.sqrt(120)));
  });

  it('is the same for the same seed', async () => {
    const joint = toyJoint(2);
    const options = { setup: copperInterest(SETUP), replicas: 20, seed: 5 };
    const gains = () => bootstrapGains(fitsOf(joint), joint, options, quietContext);
    expect(await gains()).toEqual(await gains());
  });

  it('has no value where a row could not be fitted, and no error from too few replicas', async () => {
    const joint = toyJoint(3);
    const fits = fitsOf(joint);
    const options = { setup: copperInterest(SETUP), replicas: 3, seed: 5 };
    const gains = await bootstrapGains({ ...fits, standard: null }, joint, options, quietContext);
    expect(gains.standard).toEqual({ value: null, error: null });
    expect(gains.reference.value).toBeCloseTo(fits.reference.fwhmEv - fits.optimized.fwhmEv, 10);
    expect(gains.reference.error).toBeNull();
  });

  it('stops when it is cancelled', async () => {
    const joint = toyJoint(4);
    const cancelled = { ...quietContext, breathe: () => Promise.reject(new Error('stop')) };
    const options = { setup: copperInterest(SETUP), replicas: 20, seed: 5 };
    await expect(bootstrapGains(fitsOf(joint), joint, options, cancelled)).rejects.toThrow('stop');
  });
});

describe('robustWidth', () => {
  it('is the standard deviation of a Gaussian sample, outliers or not', () => {
    const random = randomSource(8);
    const sample = Array.from({ length: 4000 }, () => 3 * random.normal());
    expect(Math.abs(robustWidth(sample) - 3)).toBeLessThan(0.15);
    expect(robustWidth([...sample, 1e9, -1e9, 1e9])).toBeCloseTo(robustWidth(sample), 1);
  });
});
