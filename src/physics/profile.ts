import { FORBIDDEN_COPPER, type ForbiddenLine, type LineId } from './lines';

/** What an experiment is: its lines, its ADC, and where a network may look. */
export interface Profile {
  readonly id: string;
  /** Exactly the text of the option in the `Profile` list. */
  readonly label: string;
  /** Lines that a calibration may use, ascending in energy. */
  readonly calibrationLines: readonly LineId[];
  /** Lines that may stand in a spectrum of this experiment, ascending: what a peak can be taken for. */
  readonly knownLines: readonly LineId[];
  /** Lines that peak finders predict, in the order of their outputs. */
  readonly finderLines: readonly LineId[];
  /** Relative intensities at which `finderLines` are usually seen, in their order; they vary by a factor of 2 or so. */
  readonly typicalIntensities: readonly number[];
  /** Events at or above this channel are overflow; null where the ADC's size is not known. */
  readonly overflowAdc: number | null;
  /** Plausible local gain dE/dADC, eV per channel: bounds for line assignment. */
  readonly gainRangeEvPerAdc: readonly [number, number];
  /** Plausible energy at ADC 0, eV. */
  readonly offsetRangeEv: readonly [number, number];
  /** The region in which the final line is fitted, eV. */
  readonly regionEv: readonly [number, number];
  /** The line that this experiment searches for; left out where it searches for none. */
  readonly forbidden?: ForbiddenLine;
  /** The 300-bin input of the network: bin i covers channels [firstAdc + i binAdc, firstAdc + (i + 1) binAdc). */
  readonly networkWindow: { readonly firstAdc: number; readonly binAdc: number; readonly bins: number };
  /** Cells per array, for the array map. */
  readonly arrays: { readonly count: number; readonly rows: number; readonly columns: number };
}

/** VIP-2: 32 SDDs in 4 arrays of 2 x 4 cells, 12-bit ADC, Fe-55 with Ti foils, copper target (METHOD.md section 1). */
export const VIP2: Profile = {
  id: 'vip-2',
  label: 'VIP-2',
  calibrationLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'],
  knownLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'NiKa', 'CuKa', 'CuKb'],
  finderLines: ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'],
  typicalIntensities: [13300, 1730, 26700, 3630, 267],
  overflowAdc: 4095,
  gainRangeEvPerAdc: [3, 7],
  offsetRangeEv: [-2500, 2500],
  regionEv: [7000, 8500],
  forbidden: FORBIDDEN_COPPER,
  networkWindow: { firstAdc: 500, binAdc: 5, bins: 300 },
  arrays: { count: 4, rows: 2, columns: 4 },
};

/**
 * SIDDHARTA-2 under an X-ray tube: Ti and Cu foils, iron of the setup. Ranges from 45 channels of a laboratory run (2021):
 * 2.93 to 3.27 eV per channel, -2185 to -1664 eV at channel 0. Bins of 8 channels hold two periods of its ADC's comb.
 */
export const SIDDHARTA2: Profile = {
  id: 'siddharta-2',
  label: 'SIDDHARTA-2',
  calibrationLines: ['TiKa', 'TiKb', 'FeKa', 'CuKa'],
  knownLines: ['TiKa', 'TiKb', 'CrKa', 'MnKa', 'FeKa', 'FeKb', 'NiKa', 'CuKa', 'CuKb', 'ZnKa'],
  finderLines: ['TiKa', 'TiKb', 'FeKa', 'CuKa'],
  typicalIntensities: [750000, 105000, 1600000, 4500000],
  overflowAdc: null,
  gainRangeEvPerAdc: [2.7, 3.5],
  offsetRangeEv: [-2500, -1300],
  regionEv: [7400, 8500],
  networkWindow: { firstAdc: 1500, binAdc: 8, bins: 300 },
  arrays: { count: 8, rows: 2, columns: 4 },
};

/** Every profile, in the order of the `Profile` list. */
export const PROFILES: readonly Profile[] = [VIP2, SIDDHARTA2];
