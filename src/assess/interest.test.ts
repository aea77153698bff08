import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { FE55, GENERIC } from '../physics/openProfiles';
import { PROFILES, SIDDHARTA2, VIP2 } from '../physics/profile';
import { SPECTRUM_BINS, spectrumBins } from './energyBins';
import { componentLabel, COPPER_INTEREST, interestOf, regionEdgesEv, type Interest } from './interest';
import { fitInterest, wantedNeighbours } from './interestFit';

const KAONIC = PROFILES.find(({ id }) => id === 'siddharta-2-kaonic')!;
const TAIL = { fraction: 0, beta: 2 };

/** Lines as mean energy, width and events: what is drawn, event by event, over a flat background. */
type Drawn = readonly { readonly energyEv: number; readonly sigmaEv: number; readonly events: number }[];

function drawnCounts({ region }: Interest, lines: Drawn, background: number, seed: number): Float64Array {
  const random = randomSource(seed);
  const counts = new Float64Array(region.bins);
  const add = (energyEv: number) => {
    const bin = Math.floor((energyEv - region.firstEdgeEv) / region.binWidthEv);
    if (bin >= 0 && bin < region.bins) counts[bin] = (counts[bin] ?? 0) + 1;
  };
  for (const { energyEv, sigmaEv, events } of lines) {
    for (let left = random.poisson(events); left > 0; left--) add(energyEv + sigmaEv * random.normal());
  }
  const widthEv = region.bins * region.binWidthEv;
  for (let left = random.poisson(background); left > 0; left--) add(region.firstEdgeEv + widthEv * random.uniform());
  return counts;
}

/** Energies by NIST (lines.json); Mn Kb where an SDD sees it relative to Mn Ka. */
const MANGANESE: Drawn = [
  { energyEv: 5898.8, sigmaEv: 62, events: 10_000 / 1.51 },
  { energyEv: 5887.69, sigmaEv: 62, events: (0.51 * 10_000) / 1.51 },
  { energyEv: 6490.6 - 4.1 + 0.7, sigmaEv: 64.5, events: 1400 },
];

describe('the line of interest', () => {
  it('is copper as Eq. 5 has it for VIP-2 and SIDDHARTA-2', () => {
    expect(interestOf(VIP2)).toBe(COPPER_INTEREST);
    expect(interestOf(SIDDHARTA2)).toBe(COPPER_INTEREST);
    expect(regionEdgesEv(COPPER_INTEREST)).toEqual([7000, 8500]);
    const elsewhere = interestOf({ ...VIP2, regionEv: [7401, 9000] });
    expect(regionEdgesEv(elsewhere)).toEqual([7400, 9000]);
    expect(elsewhere.neighbours.map(({ line }) => line)).toEqual(['NiKa', 'CuKb']);
  });

  it('has the other known lines of its region beside it', () => {
    expect(interestOf(FE55)).toMatchObject({ line: 'MnKa', neighbours: [{ line: 'MnKb', shiftEv: -4.1 + 0.7 }] });
    expect(interestOf(KAONIC)).toMatchObject({ line: 'KaonicHe4La', neighbours: [{ line: 'FeKa', shiftEv: 0 }] });
    expect(interestOf(GENERIC).neighbours.map(({ line }) => line)).toEqual(['CrKa', 'MnKa', 'CrKb', 'MnKb']);
    expect(['CuKa', 'MnKb', 'KaonicHe4La'].map((line) => componentLabel(line as 'CuKa'))).toEqual([
      'Cu Kα1',
      'Mn Kβ',
      'K⁻⁴He Lα',
    ]);
  });

  it('lets spectra go on to 10 keV, or as far as the lines of the profile', () => {
    const lastEdgeEv = (profile: typeof VIP2) => SPECTRUM_BINS.firstEdgeEv + 10 * spectrumBins(profile);
    expect(lastEdgeEv(VIP2)).toBe(10_000);
    expect(lastEdgeEv(SIDDHARTA2)).toBe(16_000);
    expect(lastEdgeEv(KAONIC)).toBe(17_000);
    expect(lastEdgeEv({ ...VIP2, regionEv: [7000, 11_200] })).toBe(12_000);
  });
});

describe('the fit of the line of interest', () => {
  it('finds Mn Kα beside Mn Kβ, with errors that are honest over toys', () => {
    const interest = interestOf(FE55);
    const pulls = Array.from({ length: 25 }, (_, seed) => {
      const counts = drawnCounts(interest, MANGANESE, 4000, seed);
      const { fit } = fitInterest(counts, { tail: TAIL, interest, neighbours: ['MnKb'] });
      return [
        ((fit?.positionEv ?? NaN) - 5898.8) / (fit?.positionErrorEv ?? NaN),
        ((fit?.fwhmEv ?? NaN) - 2.35482 * 62) / (fit?.fwhmErrorEv ?? NaN),
      ] as const;
    });
    expect(wantedNeighbours(drawnCounts(interest, MANGANESE, 4000, 1), { tail: TAIL, interest })).toEqual(['MnKb']);
    for (const which of [0, 1] as const) {
      const mean = pulls.reduce((sum, pull) => sum + pull[which], 0) / pulls.length;
      const square = pulls.reduce((sum, pull) => sum + (pull[which] - mean) ** 2, 0) / (pulls.length - 1);
      expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(pulls.length));
      // Chi2 of 24 degrees of freedom lies between 9 and 47 in 99.6 of 100 cases.
      expect(square * 24).toBeGreaterThan(9);
      expect(square * 24).toBeLessThan(47);
    }
  });

  const interest = interestOf(KAONIC);
  const iron: Drawn = [
    { energyEv: 6404, sigmaEv: 66, events: 20_000 / 1.51 },
    { energyEv: 6391.03, sigmaEv: 66, events: (0.51 * 20_000) / 1.51 },
  ];

  it('finds kaonic helium without iron, and says that it cannot be told from iron 60 eV below it', () => {
    const helium = { energyEv: 6463.5, sigmaEv: 66.3, events: 1500 };
    const counts = drawnCounts(interest, [helium], 3000, 7);
    const neighbours = wantedNeighbours(counts, { tail: TAIL, interest });
    expect(neighbours).toEqual([]);
    const { fit } = fitInterest(counts, { tail: TAIL, interest, neighbours });
    expect(Math.abs((fit?.positionEv ?? NaN) - 6463.5)).toBeLessThan(4 * (fit?.positionErrorEv ?? NaN));
    const beside = drawnCounts(interest, [...iron, helium], 3000, 7);
    const { why } = fitInterest(beside, { tail: TAIL, interest, neighbours: ['FeKa'] });
    expect(why).toBe('the line cannot be told from Fe Kα beside it in 6000-7000 eV');
  });

  it('sees none where there is none, and claims none beside iron of another shape', () => {
    const alone = drawnCounts(interest, iron, 3000, 8);
    expect(fitInterest(alone, { tail: TAIL, interest, neighbours: ['FeKa'] }).fit).toBeNull();
    const odd = iron.flatMap((line) => [
      { ...line, events: 9 * line.events },
      { ...line, sigmaEv: 160, events: 3 * line.events },
    ]);
    const { why } = fitInterest(drawnCounts(interest, odd, 3000, 9), { tail: TAIL, interest, neighbours: ['FeKa'] });
    expect(why).toMatch(
      /^Fe Kα beside it is stronger, and its shape is not described .*: no line is claimed$|cannot be told from Fe Kα/,
    );
  });
});
