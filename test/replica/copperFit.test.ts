import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src/math/random';
import { binEnergies, fitCopper } from './copperFit';

/** Energies drawn event by event (a tail is a Gaussian less an exponential), so no formula of the fit is used. */
function drawSpectrum(seed: number, sigmaEv: number, positionEv: number): number[] {
  const random = randomSource(seed);
  const smeared = (energyEv: number) => {
    const tail = random.uniform() < 0.045 ? 2.5 * sigmaEv * Math.log(1 - random.uniform()) : 0;
    return energyEv + sigmaEv * random.normal() + tail;
  };
  const energies: number[] = [];
  const doublet = (mean: number, ka1: number, ka2: number) => {
    for (let n = random.poisson(mean); n > 0; n--) {
      energies.push(smeared(random.uniform() < 1 / 1.51 ? ka1 : ka2));
    }
  };
  doublet(20_000, positionEv, positionEv - 20);
  doublet(500, positionEv - 569.6, positionEv - 586.9);
  for (let n = random.poisson(6000); n > 0; n--) energies.push(6500 + 2500 * random.uniform());
  return energies;
}

describe('fitCopper', () => {
  it('finds position and width of drawn spectra with the errors that it states', () => {
    const sigmaEv = 74;
    const positionEv = 8046;
    const pulls = Array.from({ length: 24 }, (_, seed) => {
      const fit = fitCopper(binEnergies(drawSpectrum(seed, sigmaEv, positionEv)));
      return {
        position: (fit.positionEv - positionEv) / fit.positionErrorEv,
        fwhm: (fit.fwhmEv - 2.354820045 * sigmaEv) / fit.fwhmErrorEv,
        chi2: fit.chi2 / fit.ndf,
      };
    });
    for (const name of ['position', 'fwhm'] as const) {
      const mean = pulls.reduce((sum, pull) => sum + pull[name], 0) / pulls.length;
      const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull[name] - mean) ** 2, 0) / (pulls.length - 1));
      expect(Math.abs(mean)).toBeLessThan(3.5 / Math.sqrt(pulls.length));
      expect(Math.abs(width - 1)).toBeLessThan(3.5 / Math.sqrt(2 * pulls.length));
    }
    const chi2 = pulls.reduce((sum, pull) => sum + pull.chi2, 0) / pulls.length;
    expect(Math.abs(chi2 - 1)).toBeLessThan(3.5 * Math.sqrt(2 / 144 / pulls.length));
  });
});
