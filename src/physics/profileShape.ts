import type { LineId } from './lineId';
import type { ForbiddenLine } from './lines';
import { TYPICAL_RESOLUTION, type Resolution } from './resolution';

/** What the runs of a name are: physics, with a mark to be told apart by, or a calibration whose constants they get. */
export interface RunLabel {
  /** As shown: `current on`. */
  readonly name: string;
  readonly kind: 'physics' | 'calibration';
  /** Text in the names of its files, whatever the case of the letters; the first label whose text is there counts. */
  readonly inName: string;
}

/** What an experiment is: its lines, its ADC, its detectors, its runs, and where a network may look. */
export interface Profile {
  readonly id: string;
  /** Exactly the text of the option in the `Profile` list. */
  readonly label: string;
  /** A sentence about it; empty where there is nothing to say. */
  readonly about: string;
  /** Lines that a calibration may use, ascending in energy. */
  readonly calibrationLines: readonly LineId[];
  /** Lines that may stand in a spectrum of this experiment, ascending: what a peak can be taken for. */
  readonly knownLines: readonly LineId[];
  /** Lines that peak finders predict, in the order of their outputs. */
  readonly finderLines: readonly LineId[];
  /** Lines that are looked for once the others have told the scale: weaker ones, or outside of the network's window. */
  readonly alsoFind: readonly LineId[];
  /** Relative intensities at which `finderLines` are usually seen, in their order. */
  readonly typicalIntensities: readonly number[];
  /** Spread of ln(intensity) about the typical one: 1 where the source is always the same, more where it is not. */
  readonly intensitySpread: number;
  /** Lines that are shown in calibrated spectra and never calibrated on: what the experiment looks for. */
  readonly markedLines: readonly LineId[];
  /** Events at or above this channel are overflow; null where the ADC's size is not known. */
  readonly overflowAdc: number | null;
  /** Plausible local gain dE/dADC, eV per channel: bounds for line assignment. */
  readonly gainRangeEvPerAdc: readonly [number, number];
  /**
   * Plausible energy of the last channel, eV, where ADCs of any size are used: gain and bins then follow from the number
   * of channels (`profileFor`). Null where `gainRangeEvPerAdc` holds as it is.
   */
  readonly fullScaleEv: readonly [number, number] | null;
  /** Plausible energy at ADC 0, eV. */
  readonly offsetRangeEv: readonly [number, number];
  /** The line whose position and width are the result, and the region in which it is fitted, eV. */
  readonly lineOfInterest: LineId;
  readonly regionEv: readonly [number, number];
  /** The line that this experiment searches for; left out where it searches for none. */
  readonly forbidden?: ForbiddenLine;
  /** Detectors as they usually are: where nothing is known yet. */
  readonly resolution: Resolution;
  /** The input of the network: bin i covers channels [firstAdc + i binAdc, firstAdc + (i + 1) binAdc). */
  readonly networkWindow: { readonly firstAdc: number; readonly binAdc: number; readonly bins: number };
  /** SDDs of the whole experiment; null where any number will do. */
  readonly sdds: number | null;
  /** Arrays of a bus (of all, where there are no buses), their cells, and the number of the first SDD, for the array map. */
  readonly arrays: {
    readonly count: number;
    readonly rows: number;
    readonly columns: number;
    readonly firstSdd: number;
  };
  /** Kinds of runs, told by the names of files. */
  readonly labels: readonly RunLabel[];
  /** Texts in the names of files that say it is this experiment, whatever the case of the letters. */
  readonly fileNames: readonly string[];
}

/** What a profile is where nothing is said: also what those meant that were kept before these entries were there. */
export const PLAIN_PROFILE = {
  about: '',
  alsoFind: [],
  intensitySpread: 1,
  markedLines: [],
  fullScaleEv: null,
  resolution: TYPICAL_RESOLUTION,
  sdds: null,
  labels: [],
  fileNames: [],
} as const satisfies Partial<Profile>;

/** Bins of half the width of the narrowest line that any SDD has, eV. */
const BIN_EV = 25;
const MOST_BINS = 2048;
const FEWEST_BINS = 64;
const LARGEST_BIN_ADC = 64;

/** The profile as it holds for spectra of `channelCount` channels: with gain and bins of its own where it leaves them open. */
export function profileFor(profile: Profile, channelCount: number): Profile {
  const { fullScaleEv } = profile;
  if (fullScaleEv === null || channelCount < 1) return profile;
  const [from, to] = fullScaleEv.map((energyEv) => energyEv / channelCount) as [number, number];
  const binAdc = Math.min(
    Math.max(Math.floor(BIN_EV / to), Math.ceil(channelCount / MOST_BINS / 8), 1),
    LARGEST_BIN_ADC,
  );
  const bins = Math.min(Math.max(Math.ceil(channelCount / binAdc), FEWEST_BINS), MOST_BINS);
  return { ...profile, gainRangeEvPerAdc: [from, to], networkWindow: { firstAdc: 0, binAdc, bins } };
}
