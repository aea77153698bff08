import { LINES, type LineId } from './lines';
import type { Profile } from './profile';

/** What a profile may hold. */
export const PROFILE_BOUNDS = {
  lines: [2, 14],
  bins: [64, 2048],
  largestBinAdc: 64,
  largestAdc: 1 << 20,
  longestText: 80,
} as const;
const [FEWEST_LINES, MOST_LINES] = PROFILE_BOUNDS.lines;

/**
 * A profile that came from outside (a file, a form), checked. Throws a RangeError that names the entry and says what
 * would be right.
 */
export function checkedProfile(value: unknown): Profile {
  const entries = asRecord(value, 'profile');
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
  const overflow = entries['overflowAdc'];
  const arrays = asRecord(entries['arrays'], 'arrays');
  const window = asRecord(entries['networkWindow'], 'networkWindow');
  return {
    id: text(entries['id'], 'id'),
    label: text(entries['label'], 'label'),
    calibrationLines: lineList(entries['calibrationLines'], 'calibrationLines', 1),
    knownLines,
    finderLines,
    typicalIntensities,
    overflowAdc: overflow === null ? null : whole(overflow, 'overflowAdc', 1, PROFILE_BOUNDS.largestAdc),
    gainRangeEvPerAdc,
    offsetRangeEv: range(entries['offsetRangeEv'], 'offsetRangeEv'),
    regionEv: range(entries['regionEv'], 'regionEv'),
    networkWindow: {
      firstAdc: whole(window['firstAdc'], 'networkWindow.firstAdc', 0, PROFILE_BOUNDS.largestAdc),
      binAdc: whole(window['binAdc'], 'networkWindow.binAdc', 1, PROFILE_BOUNDS.largestBinAdc),
      bins: whole(window['bins'], 'networkWindow.bins', ...PROFILE_BOUNDS.bins),
    },
    arrays: {
      count: whole(arrays['count'], 'arrays.count', 1, 256),
      rows: whole(arrays['rows'], 'arrays.rows', 1, 256),
      columns: whole(arrays['columns'], 'arrays.columns', 1, 256),
    },
  };
}

function asRecord(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name}: an object is needed`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > PROFILE_BOUNDS.longestText) {
    throw new RangeError(`${name}: a text of 1 to ${String(PROFILE_BOUNDS.longestText)} characters is needed`);
  }
  return value;
}

function whole(value: unknown, name: string, from: number, to: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new RangeError(`${name}: a whole number from ${String(from)} to ${String(to)} is needed`);
}

function numberList(value: unknown, name: string): readonly number[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'number' && Number.isFinite(entry))) {
    return value as readonly number[];
  }
  throw new RangeError(`${name}: a list of numbers is needed`);
}

function range(value: unknown, name: string): readonly [number, number] {
  const [from, to, ...more] = numberList(value, name);
  if (from === undefined || to === undefined || more.length > 0 || from >= to) {
    throw new RangeError(`${name}: two numbers, the lower one first, are needed`);
  }
  return [from, to];
}

function lineList(value: unknown, name: string, fewest: number): readonly LineId[] {
  const isLine = (entry: unknown) => typeof entry === 'string' && Object.hasOwn(LINES, entry);
  if (Array.isArray(value) && value.every(isLine) && new Set(value).size === value.length) {
    if (value.length >= fewest && value.length <= MOST_LINES) return value as readonly LineId[];
  }
  const known = Object.keys(LINES).join(', ');
  throw new RangeError(`${name}: ${String(fewest)} to ${String(MOST_LINES)} different lines are needed, of ${known}`);
}
