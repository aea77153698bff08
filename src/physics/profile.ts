import { FORBIDDEN_COPPER } from './lines';
import { FE55, GENERIC } from './openProfiles';
import type { Profile } from './profileShape';
import { TYPICAL_RESOLUTION } from './resolution';

export type { Profile } from './profileShape';

/** VIP-2: 32 SDDs in 4 arrays of 2 x 4 cells, 12-bit ADC, Fe-55 with Ti foils, copper target (METHOD.md section 1). */
export const VIP2: Profile = {
  id: 'vip-2',
  label: 'VIP-2',
  about: 'Copper in the dark of a mountain: Ti and Mn lines by an Fe-55 source, Cu Kα as the line of interest.',
  calibrationLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'],
  knownLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'NiKa', 'CuKa', 'CuKb'],
  finderLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'],
  typicalIntensities: [13300, 1730, 26700, 3630, 267],
  intensitySpread: 1,
  alsoFind: [],
  markedLines: [],
  overflowAdc: 4095,
  gainRangeEvPerAdc: [3, 7],
  fullScaleEv: null,
  offsetRangeEv: [-2500, 2500],
  lineOfInterest: 'CuKa',
  regionEv: [7000, 8500],
  forbidden: FORBIDDEN_COPPER,
  resolution: TYPICAL_RESOLUTION,
  networkWindow: { firstAdc: 500, binAdc: 5, bins: 300 },
  sdds: 32,
  arrays: { count: 4, rows: 2, columns: 4, firstSdd: 0 },
  labels: [
    { name: 'current on', kind: 'physics', inName: 'current_on' },
    { name: 'current off', kind: 'physics', inName: 'current_off' },
  ],
  fileNames: ['vip2', 'vip-2', 'vip_2'],
};

/**
 * SIDDHARTA-2 under an X-ray tube: Ti and Cu foils, iron of the setup. Ranges from 45 channels of a laboratory run (2021):
 * 2.93 to 3.27 eV per channel, -2185 to -1664 eV at channel 0. Bins of 8 channels hold two periods of its ADC's comb. No scale is made of Sr: between Cu and Sr these detectors bend by 30 eV.
 */
export const SIDDHARTA2: Profile = {
  id: 'siddharta-2',
  label: 'SIDDHARTA-2',
  about: 'X-ray tube on foils of titanium and copper, iron of the setup; strontium is found where present.',
  calibrationLines: ['TiKa', 'TiKb', 'FeKa', 'CuKa'],
  knownLines: ['TiKa', 'TiKb', 'CrKa', 'MnKa', 'FeKa', 'FeKb', 'NiKa', 'CuKa', 'CuKb', 'ZnKa', 'SrKa'],
  finderLines: ['TiKa', 'TiKb', 'FeKa', 'CuKa'],
  typicalIntensities: [750000, 105000, 1600000, 4500000],
  intensitySpread: 1,
  alsoFind: ['FeKb', 'CuKb', 'SrKa'],
  markedLines: [],
  overflowAdc: null,
  gainRangeEvPerAdc: [2.7, 3.5],
  fullScaleEv: null,
  offsetRangeEv: [-2500, -1300],
  lineOfInterest: 'CuKa',
  regionEv: [7000, 8500],
  resolution: TYPICAL_RESOLUTION,
  networkWindow: { firstAdc: 1500, binAdc: 8, bins: 300 },
  sdds: 384,
  arrays: { count: 8, rows: 2, columns: 4, firstSdd: 1 },
  labels: [
    { name: 'X-ray tube', kind: 'calibration', inName: 'xray' },
    { name: 'calibration', kind: 'calibration', inName: 'calib' },
    { name: 'kaons', kind: 'physics', inName: 'kaon' },
  ],
  fileNames: ['siddharta', 'ft10'],
};

/**
 * SIDDHARTA-2 with beam: its scale comes from the same lines (fluorescence of the setup, or runs with the X-ray tube in
 * between), and what is looked at are the lines of kaonic atoms.
 */
const SIDDHARTA2_KAONIC: Profile = {
  ...SIDDHARTA2,
  id: 'siddharta-2-kaonic',
  label: 'SIDDHARTA-2 kaonic',
  about: 'SIDDHARTA-2 with beam: kaonic helium, neon and deuterium to look at, on the scale of Ti, Fe and Cu.',
  markedLines: ['KaonicNe87', 'KaonicHe3La', 'KaonicHe4La', 'KaonicDKa', 'KaonicNe76', 'KaonicNe65'],
  lineOfInterest: 'KaonicHe4La',
  regionEv: [6000, 7000],
  fileNames: ['kaonic', 'siddharta'],
};

/** Every shipped profile, in the order of the `Profile` list. */
export const PROFILES: readonly Profile[] = [VIP2, SIDDHARTA2, SIDDHARTA2_KAONIC, FE55, GENERIC];

/** Profiles for which a network is shipped, under `models/`. */
export const NETWORK_PROFILES: readonly Profile[] = [VIP2, SIDDHARTA2];
