import { FormatError } from '../../dataset/errors';

/** Checks the card of a model from a file, so that it can be shown. Throws a FormatError that names the entry. */
export function checkCard(value: unknown, file: string): void {
  const card = value as Readonly<Record<string, unknown>>;
  const demand = (isRight: boolean, problem: string) => {
    if (!isRight) throw new FormatError(file, {}, `"card", ${problem}`);
  };
  for (const entry of ['seed', 'epochs', 'spectraPerEpoch', 'batchSize', 'peakLearningRate']) {
    demand(isNumber(card[entry]), `${entry}: a number is needed`);
  }
  demand(isRecordWith(card['yields'], ['from', 'to'], isNumber), 'yields: two numbers, "from" and "to", are needed');
  demand(
    card['startedFrom'] === null || typeof card['startedFrom'] === 'string',
    'startedFrom: a name or null is needed',
  );
  demand(isListOf(card['losses'], isNumber), 'losses: a list of numbers is needed');
  const heldOut = card['heldOut'];
  if (heldOut === null) return;
  demand(isRecordWith(heldOut, ['seed', 'spectra'], isNumber), 'heldOut: null, or seed, spectra and lines are needed');
  const isLine = (line: unknown) =>
    isRecordWith(line, ['line'], (name) => typeof name === 'string') &&
    isRecordWith(line, ['standardDeviationAdc', 'pullWidth', 'efficiency'], (x) => x === null || isNumber(x));
  demand(
    isListOf((heldOut as Readonly<Record<string, unknown>>)['lines'], isLine),
    'heldOut.lines: a list of lines, each with standardDeviationAdc, pullWidth and efficiency, is needed',
  );
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isListOf(value: unknown, isRight: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isRight);
}

function isRecordWith(value: unknown, entries: readonly string[], isRight: (entry: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return entries.every((entry) => isRight(record[entry]));
}
