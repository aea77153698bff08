import type { Profile } from './profileShape';
import { TYPICAL_RESOLUTION } from './resolution';

/** What profiles for spectrometers of any make have in common: ADCs of any size, from 10 to 45 keV, near 0 at channel 0. */
const ANY_SPECTROMETER = {
  alsoFind: [],
  markedLines: [],
  overflowAdc: null,
  // As for 4096 channels; `profileFor` puts in what holds.
  gainRangeEvPerAdc: [9000 / 4096, 45000 / 4096],
  fullScaleEv: [9000, 45000],
  offsetRangeEv: [-700, 300],
  resolution: TYPICAL_RESOLUTION,
  networkWindow: { firstAdc: 0, binAdc: 2, bins: 2048 },
  sdds: null,
  arrays: { count: 1, rows: 1, columns: 8, firstSdd: 0 },
  labels: [],
} as const;

/** An Fe-55 source in front of a silicon detector: Mn Ka and Kb, with their escape peaks. */
export const FE55: Profile = {
  ...ANY_SPECTROMETER,
  id: 'fe-55',
  label: 'Fe-55',
  about: 'An Fe-55 source in front of any silicon detector: two lines of manganese make a straight scale.',
  calibrationLines: ['MnKa', 'MnKb'],
  knownLines: ['MnKa', 'MnKb'],
  finderLines: ['MnKa', 'MnKb'],
  alsoFind: ['MnKaEsc'],
  typicalIntensities: [10_000, 1_360],
  intensitySpread: 1,
  lineOfInterest: 'MnKa',
  regionEv: [5000, 7000],
  fileNames: ['fe55', 'fe-55', 'fe_55'],
};

/** Fluorescence of anything: common metals until other elements are chosen. */
export const GENERIC: Profile = {
  ...ANY_SPECTROMETER,
  id: 'generic',
  label: 'Generic',
  about: 'Any X-ray spectrum: choose the elements that are in it under Edit profile.',
  calibrationLines: ['TiKa', 'CrKa', 'MnKa', 'FeKa', 'FeKb', 'NiKa', 'CuKa', 'CuKb', 'ZnKa'],
  knownLines: [
    ...['TiKa', 'TiKb', 'CrKa', 'MnKa', 'CrKb', 'FeKa', 'MnKb', 'FeKb', 'NiKa'],
    ...['CuKa', 'NiKb', 'ZnKa', 'CuKb', 'ZnKb'],
  ] as Profile['knownLines'],
  finderLines: ['TiKa', 'CrKa', 'MnKa', 'FeKa', 'FeKb', 'NiKa', 'CuKa', 'CuKb', 'ZnKa'],
  typicalIntensities: [10_000, 10_000, 10_000, 10_000, 1_360, 10_000, 10_000, 1_360, 10_000],
  intensitySpread: 4,
  lineOfInterest: 'FeKa',
  regionEv: [5400, 7000],
  fileNames: [],
};
