import type { Profile } from '../../src/physics/profile';
import { TYPICAL_RESOLUTION } from '../../src/physics/resolution';

/** One SDD of a laboratory in front of stainless steel under an X-ray tube, with an ADC of 8192 channels. */
export const STEEL: Profile = {
  id: 'steel-bench',
  label: 'Steel bench',
  about: 'X-ray tube on stainless steel: chromium, iron and nickel make the scale, Fe Kα is looked at.',
  // Mn Ka stands under Cr Kb and Fe Ka under Mn Kb: known, so that a peak is not taken for another, but not used.
  calibrationLines: ['CrKa', 'FeKa', 'FeKb', 'NiKa'],
  knownLines: ['CrKa', 'MnKa', 'CrKb', 'FeKa', 'FeKb', 'NiKa', 'NiKb'],
  finderLines: ['CrKa', 'FeKa', 'FeKb', 'NiKa'],
  typicalIntensities: [20_000, 70_000, 9_500, 6_000],
  // The share of nickel differs from steel to steel.
  intensitySpread: 2,
  alsoFind: ['NiKb'],
  markedLines: [],
  overflowAdc: 8191,
  gainRangeEvPerAdc: [1.6, 2.6],
  fullScaleEv: null,
  offsetRangeEv: [-300, 300],
  lineOfInterest: 'FeKa',
  regionEv: [5400, 6800],
  resolution: TYPICAL_RESOLUTION,
  // Bins of 25 eV at the smallest gain and 42 eV at the largest, over the whole ADC.
  networkWindow: { firstAdc: 0, binAdc: 16, bins: 512 },
  sdds: 1,
  arrays: { count: 1, rows: 1, columns: 1, firstSdd: 0 },
  labels: [],
  fileNames: ['steel'],
};
