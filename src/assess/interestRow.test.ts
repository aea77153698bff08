import { describe, expect, it } from 'vitest';
import { COPPER_REGION, SPECTRUM_BINS } from './energyBins';
import { fanoLimitFwhmEv, fitInterestRow, widthAlarm } from './interestRow';
import { copperInterest, type CopperSetup } from './copperModel';
import { MONTH_LIKE, toyCopper } from './fixtures/toyCopper';
import { emptySpectrum } from './summedSpectrum';

const SETUP: CopperSetup = { tail: { fraction: 0.045, beta: 2.5 }, withNickel: true };

function spectrumOfToy(sigmaEv: number, seed = 1, setup = SETUP) {
  const spectrum = emptySpectrum('optimized', true);
  const start = (COPPER_REGION.firstEdgeEv - SPECTRUM_BINS.firstEdgeEv) / SPECTRUM_BINS.binWidthEv;
  spectrum.counts.set(toyCopper(seed, setup, { ...MONTH_LIKE, sigmaEv }), start);
  return spectrum;
}

describe('the width alarm', () => {
  it('knows the Fano limit of METHOD.md section 5: 137 eV at Cu Ka', () => {
    expect(fanoLimitFwhmEv('CuKa')).toBeCloseTo(137, 0);
    expect(widthAlarm({ value: 81, error: 4 }, 'CuKa', null)).toMatch(
      /narrower than silicon allows \(Fano limit 137 eV\)/,
    );
    expect(widthAlarm({ value: 140, error: 4 }, 'CuKa', null)).toBeNull();
  });

  it('rings from 2 sigma below the prediction, both errors counted, and never above it', () => {
    const predicted = { value: 176.4, error: 0.4 };
    expect(widthAlarm({ value: 171.8, error: 2.2 }, 'CuKa', predicted)).toMatch(
      /2\.1 sigma narrower than the 176\.4 eV/,
    );
    expect(widthAlarm({ value: 172.1, error: 2.2 }, 'CuKa', predicted)).toBeNull();
    expect(widthAlarm({ value: 190, error: 0.1 }, 'CuKa', predicted)).toBeNull();
    expect(widthAlarm({ value: null, error: null }, 'CuKa', predicted)).toBeNull();
    expect(widthAlarm({ value: 171, error: 2.2 }, 'CuKa', { value: null, error: null })).toBeNull();
  });
});

describe('fitInterestRow', () => {
  it('gives figures, curve and systematic of a good spectrum, and no remark', () => {
    const { row, fit } = fitInterestRow(spectrumOfToy(75), copperInterest(SETUP), { value: 176.6, error: 0.4 });
    expect(row).toMatchObject({ spectrum: 'optimized', crossValidated: true, withNickel: true, why: null });
    expect(row.fwhm).toEqual({ value: fit?.fwhmEv, error: fit?.fwhmErrorEv });
    expect(row.curve?.total).toHaveLength(COPPER_REGION.bins);
    // The toy has the tail that is fixed: freeing it moves the width by its own statistics alone.
    expect(Math.abs(row.tailSystematic?.fwhmEv ?? NaN)).toBeLessThan(5);
  });

  it('shows how much the width hangs on a tail that is fixed to the wrong value', () => {
    const tailed: CopperSetup = { ...SETUP, tail: { fraction: 0.25, beta: 2.5 } };
    const { row } = fitInterestRow(spectrumOfToy(75, 2, tailed), copperInterest(SETUP), null);
    expect(row.tailSystematic?.fwhmEv ?? 0).toBeLessThan(-5);
  });

  it('says what is odd: too narrow, or not of this shape', () => {
    expect(fitInterestRow(spectrumOfToy(40), copperInterest(SETUP), null).row.why).toMatch(/Fano limit/);
    expect(fitInterestRow(spectrumOfToy(65), copperInterest(SETUP), { value: 176.4, error: 0.4 }).row.why).toMatch(
      /sigma narrower/,
    );
    const comb = spectrumOfToy(75);
    comb.counts.forEach((n, bin) => (comb.counts[bin] = bin % 2 === 0 ? Math.round(1.4 * n) : Math.round(0.6 * n)));
    const { row, fit } = fitInterestRow(comb, copperInterest(SETUP), null);
    expect(row.why).toMatch(/does not describe the spectrum \(χ²\/ndf = \d+\.\d+\): errors are scaled by \d\.\d/);
    const stretch = Math.sqrt((row.chi2 ?? NaN) / (row.ndf ?? NaN));
    expect(row.fwhm.error).toBeCloseTo(stretch * (fit?.fwhmErrorEv ?? NaN), 9);
    expect(row.position.error).toBeCloseTo(stretch * (fit?.positionErrorEv ?? NaN), 9);
  });

  it('has no figures without a line, and says why', () => {
    const { row, fit } = fitInterestRow(emptySpectrum('standard', false), copperInterest(SETUP), null);
    expect(fit).toBeNull();
    expect(row).toMatchObject({ fwhm: { value: null, error: null }, chi2: null, ndf: null, curve: null });
    expect(row.why).toBe('only 0 events in 7000-8500 eV');
  });
});
