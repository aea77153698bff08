import { isLineId, observedEnergyEv, type LineId } from './lines';
import { asRecord, between, numberList, range, sentence, text, whole } from './checkEntries';
import { PLAIN_PROFILE, type Profile, type RunLabel } from './profileShape';

/** What a profile may hold. */
export const PROFILE_BOUNDS = {
  /** Lines that a network may find. */
  lines: [2, 14],
  mostKnownLines: 60,
  mostLabels: 20,
  bins: [64, 2048],
  largestBinAdc: 64,
  largestAdc: 1 << 20,
  longestText: 80,
} as const;
const [FEWEST_LINES] = PROFILE_BOUNDS.lines;

/**
 * A profile that came from outside (a file, a form), checked. Throws a RangeError that names the entry and says what
 * would be right. Entries that came later than the format may be missing.
 */
export function checkedProfile(value: unknown): Profile {
  const given = asRecord(value, 'profile');
  const entries: Readonly<Record<string, unknown>> = { ...PLAIN_PROFILE, ...given };
  const finderLines = lineList(entries['finderLines'], 'finderLines', FEWEST_LINES);
  const typicalIntensities = numberList(entries['typicalIntensities'], 'typicalIntensities');
  if (typicalIntensities.length !== finderLines.length || typicalIntensities.some((intensity) => !(intensity > 0))) {
    throw new RangeError('typicalIntensities: one number above 0 for each of finderLines is needed');
  }
  const knownLines = lineList(entries['knownLines'], 'knownLines', FEWEST_LINES);
  const unknown = finderLines.find((line) => !knownLines.includes(line));
  if (unknown !== undefined) throw new RangeError(`knownLines: ${unknown} of finderLines is missing`);
  const gainRangeEvPerAdc = range(entries['gainRangeEvPerAdc'], 'gainRangeEvPerAdc');
  if (gainRangeEvPerAdc[0] <= 0) throw new RangeError('gainRangeEvPerAdc: gains above 0 eV per channel are needed');
  const calibrationLines = lineList(entries['calibrationLines'], 'calibrationLines', 1);
  const stray = calibrationLines.find((line) => !knownLines.includes(line));
  if (stray !== undefined) throw new RangeError(`knownLines: ${stray} of calibrationLines is missing`);
  const overflow = entries['overflowAdc'];
  const sdds = entries['sdds'];
  const arrays = asRecord(entries['arrays'], 'arrays');
  const window = asRecord(entries['networkWindow'], 'networkWindow');
  return {
    id: text(entries['id'], 'id'),
    label: text(entries['label'], 'label'),
    about: sentence(entries['about'], 'about'),
    calibrationLines,
    knownLines,
    finderLines,
    typicalIntensities,
    intensitySpread: between(entries['intensitySpread'], 'intensitySpread', 0.1, 10),
    alsoFind: lineList(entries['alsoFind'], 'alsoFind', 0),
    markedLines: lineList(entries['markedLines'], 'markedLines', 0),
    overflowAdc: overflow === null ? null : whole(overflow, 'overflowAdc', 1, PROFILE_BOUNDS.largestAdc),
    gainRangeEvPerAdc,
    fullScaleEv: fullScale(entries['fullScaleEv']),
    offsetRangeEv: range(entries['offsetRangeEv'], 'offsetRangeEv'),
    ...interest(entries, knownLines),
    resolution: resolution(entries['resolution']),
    networkWindow: {
      firstAdc: whole(window['firstAdc'], 'networkWindow.firstAdc', 0, PROFILE_BOUNDS.largestAdc),
      binAdc: whole(window['binAdc'], 'networkWindow.binAdc', 1, PROFILE_BOUNDS.largestBinAdc),
      bins: whole(window['bins'], 'networkWindow.bins', ...PROFILE_BOUNDS.bins),
    },
    sdds: sdds === null ? null : whole(sdds, 'sdds', 1, 100_000),
    arrays: {
      count: whole(arrays['count'], 'arrays.count', 1, 256),
      rows: whole(arrays['rows'], 'arrays.rows', 1, 256),
      columns: whole(arrays['columns'], 'arrays.columns', 1, 256),
      firstSdd: whole(arrays['firstSdd'] ?? 0, 'arrays.firstSdd', 0, 100_000),
    },
    labels: labels(entries['labels']),
    fileNames: textList(entries['fileNames'], 'fileNames'),
  };
}

/** The line of interest with its region; files from before it was an entry meant copper, or the highest line they had. */
function interest(
  entries: Readonly<Record<string, unknown>>,
  knownLines: readonly LineId[],
): Pick<Profile, 'lineOfInterest' | 'regionEv' | 'forbidden'> {
  const regionEv = range(entries['regionEv'], 'regionEv');
  const earlier = knownLines.includes('CuKa') ? 'CuKa' : knownLines.at(-1);
  const lineOfInterest = entries['lineOfInterest'] ?? earlier;
  if (!isLineId(lineOfInterest)) throw new RangeError('lineOfInterest: the name of a line is needed, like CuKa');
  const energyEv = observedEnergyEv(lineOfInterest);
  if (entries['lineOfInterest'] !== undefined && !(energyEv > regionEv[0] && energyEv < regionEv[1])) {
    throw new RangeError(
      `regionEv: ${lineOfInterest} at ${energyEv.toFixed(0)} eV lies outside of ${regionEv.join(' to ')} eV`,
    );
  }
  return { lineOfInterest, regionEv, ...forbidden(entries['forbidden']) };
}

function forbidden(value: unknown): Pick<Profile, 'forbidden'> {
  if (value === undefined || value === null) return {};
  const { label, energyEv, ka2EnergyEv, blindedEv } = asRecord(value, 'forbidden');
  return {
    forbidden: {
      label: text(label, 'forbidden.label'),
      energyEv: between(energyEv, 'forbidden.energyEv', 100, 200_000),
      ka2EnergyEv: between(ka2EnergyEv, 'forbidden.ka2EnergyEv', 100, 200_000),
      blindedEv: range(blindedEv, 'forbidden.blindedEv'),
    },
  };
}

function fullScale(value: unknown): Profile['fullScaleEv'] {
  if (value === null) return null;
  const [from, to] = range(value, 'fullScaleEv');
  if (from <= 0) throw new RangeError('fullScaleEv: energies above 0 eV are needed');
  return [from, to];
}

function resolution(value: unknown): Profile['resolution'] {
  const { noiseEv, fanoFactor } = asRecord(value, 'resolution');
  return {
    noiseEv: between(noiseEv, 'resolution.noiseEv', 0, 1000),
    fanoFactor: between(fanoFactor, 'resolution.fanoFactor', 0.05, 1),
  };
}

function labels(value: unknown): readonly RunLabel[] {
  if (!Array.isArray(value) || value.length > PROFILE_BOUNDS.mostLabels) {
    throw new RangeError(`labels: a list of at most ${String(PROFILE_BOUNDS.mostLabels)} is needed`);
  }
  const made = value.map((entry, i): RunLabel => {
    const at = `labels[${String(i)}]`;
    const { name, kind, inName } = asRecord(entry, at);
    if (kind !== 'physics' && kind !== 'calibration') {
      throw new RangeError(`${at}.kind: physics or calibration is needed`);
    }
    return { name: text(name, `${at}.name`), kind, inName: text(inName, `${at}.inName`) };
  });
  const twice = made.find(({ name }, i) => made.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) throw new RangeError(`labels: ${twice.name} stands there twice`);
  return made;
}

function textList(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value)) throw new RangeError(`${name}: a list of texts is needed`);
  return value.map((entry, i) => text(entry, `${name}[${String(i)}]`));
}

function lineList(value: unknown, name: string, fewest: number): readonly LineId[] {
  const most = name === 'finderLines' || name === 'knownLines' ? PROFILE_BOUNDS.mostKnownLines : 1000;
  if (Array.isArray(value)) {
    const unknown: unknown = value.find((entry) => !isLineId(entry));
    if (unknown !== undefined) {
      throw new RangeError(`${name}: ${JSON.stringify(unknown)} is no line; names are like CuKa, FeKb, AuLa, AuLb1`);
    }
    const isRight = value.length >= fewest && value.length <= most && new Set(value).size === value.length;
    if (isRight) return value as readonly LineId[];
  }
  throw new RangeError(`${name}: ${String(fewest)} to ${String(most)} different lines are needed, like CuKa or FeKb`);
}
