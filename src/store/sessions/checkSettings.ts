/** Settings that came from outside, checked entry by entry. Each check throws a RangeError that says what would be right. */
import type { AnalysisSettings } from '../../assess/results';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import {
  asRecord,
  between,
  FINDERS,
  isLineId,
  LOSSES,
  OPTIMISERS,
  PRIORS,
  SCHEDULES,
  sentence,
  text,
  whole,
} from '../catalogue';

const MOST_ENTRIES = 100_000;
/** Names of files with their folders among them. */
const LONGEST_KEY = 4096;
const LARGEST_ADC = 1 << 20;
const LARGEST_TIME_S = 1e12;
const LARGEST_SEED = 2_147_483_647;

/** Every setting of an analysis. */
export function checkedSettings(value: unknown, name: string): AnalysisSettings {
  const given = asRecord(value, name);
  const at = (key: string) => [given[key], `${name}.${key}`] as const;
  const priors = given['priors'] === undefined ? null : asRecord(...at('priors'));
  const stretches = given['excludedStretches'] === undefined ? [] : list(...at('excludedStretches'), checkedStretch);
  const splits = given['batchSplits'] === undefined ? [] : list(...at('batchSplits'), checkedSplit);
  return {
    profile: text(...at('profile')),
    finder: oneOf(...at('finder'), idsOf(FINDERS)),
    cleanAdc: yesNo(...at('cleanAdc')),
    lineEnergies: oneOf(...at('lineEnergies'), ['observed', 'tabulated'] as const),
    batchLengthDays: above(...at('batchLengthDays'), 0, 10_000),
    continuous: yesNo(...at('continuous')),
    loss: oneOf(...at('loss'), idsOf(LOSSES)),
    ...(priors === null
      ? {}
      : {
          priors: Object.fromEntries(PRIORS.map(({ id }) => [id, yesNo(priors[id], `${name}.priors.${id}`)])) as Record<
            (typeof PRIORS)[number]['id'],
            boolean
          >,
        }),
    optimiser: oneOf(...at('optimiser'), idsOf(OPTIMISERS)),
    learningRate: above(...at('learningRate'), 0, 10),
    iterations: whole(...at('iterations'), 0, 10_000),
    schedule: oneOf(...at('schedule'), idsOf(SCHEDULES)),
    earlyStopping: whole(...at('earlyStopping'), 0, 10_000),
    seed: whole(...at('seed'), 0, LARGEST_SEED),
    folds: whole(...at('folds'), 2, 100),
    bootstrapReplicas: whole(...at('bootstrapReplicas'), 1, 100_000),
    unblinded: yesNo(...at('unblinded')),
    channelOverrides: recordOf(...at('channelOverrides'), (status, where) =>
      oneOf(status, where, ['ok', 'excluded'] as const),
    ),
    peakCorrections: eachOnce(list(...at('peakCorrections'), checkedCorrection), `${name}.peakCorrections`),
    ...(stretches.length > 0 ? { excludedStretches: stretches } : {}),
    ...(splits.length > 0 ? { batchSplits: splits } : {}),
  };
}

function checkedCorrection(value: unknown, name: string): PeakCorrection {
  const { detector, batch, line, adc } = asRecord(value, name);
  return {
    detector: text(detector, `${name}.detector`),
    batch: orNull(batch, (given) => whole(given, `${name}.batch`, 0, MOST_ENTRIES)),
    line: checkedLine(line, `${name}.line`),
    adc: orNull(adc, (given) => between(given, `${name}.adc`, -LARGEST_ADC, LARGEST_ADC)),
  };
}

function checkedStretch(value: unknown, name: string): ExcludedStretch {
  const { detector, start, stop, batch, reason } = asRecord(value, name);
  const time = (given: unknown, key: string) =>
    orNull(given, (seconds) => between(seconds, `${name}.${key}`, -LARGEST_TIME_S, LARGEST_TIME_S));
  const [from, to] = [time(start, 'start'), time(stop, 'stop')];
  if ((from === null) !== (to === null)) throw new RangeError(`${name}.stop: both times are needed, or none`);
  if (from !== null && to !== null && from > to) throw new RangeError(`${name}.stop: a time after start is needed`);
  return {
    detector: text(detector, `${name}.detector`),
    start: from,
    stop: to,
    batch: whole(batch, `${name}.batch`, 0, MOST_ENTRIES),
    reason: sentence(reason, `${name}.reason`),
  };
}

function checkedSplit(value: unknown, name: string): BatchSplit {
  const { detector, atS, reason } = asRecord(value, name);
  return {
    detector: text(detector, `${name}.detector`),
    atS: between(atS, `${name}.atS`, -LARGEST_TIME_S, LARGEST_TIME_S),
    reason: sentence(reason, `${name}.reason`),
  };
}

/** Two corrections of one place would leave open which one holds. */
function eachOnce(corrections: PeakCorrection[], name: string): PeakCorrection[] {
  const seen = new Set<string>();
  corrections.forEach(({ detector, batch, line }, i) => {
    const place = JSON.stringify([detector, batch, line]);
    if (seen.has(place)) throw new RangeError(`${name}[${String(i)}]: a second one of the same line and spectrum`);
    seen.add(place);
  });
  return corrections;
}

export function checkedLine(value: unknown, name: string): PeakCorrection['line'] {
  if (typeof value === 'string' && isLineId(value)) return value;
  throw new RangeError(`${name}: the name of a line (MnKa) is needed`);
}

/** A list with each of its entries checked. */
export function list<T>(
  value: unknown,
  name: string,
  check: (entry: unknown, name: string) => T,
  most = MOST_ENTRIES,
): T[] {
  if (!Array.isArray(value) || value.length > most) {
    throw new RangeError(`${name}: a list of at most ${String(most)} entries is needed`);
  }
  return value.map((entry: unknown, i) => check(entry, `${name}[${String(i)}]`));
}

/**
 * An object with each of its entries checked. What is looked up in it must be its own: names that every object knows
 * (`__proto__`) are not taken.
 */
export function recordOf<T>(
  value: unknown,
  name: string,
  check: (entry: unknown, name: string) => T,
): Record<string, T> {
  const entries = Object.entries(asRecord(value, name));
  if (entries.length > MOST_ENTRIES) throw new RangeError(`${name}: at most ${String(MOST_ENTRIES)} entries are taken`);
  return Object.fromEntries(
    entries.map(([key, entry]) => {
      if (key in Object.prototype) throw new RangeError(`${name}: an entry cannot have the name ${key}`);
      if (key.length > LONGEST_KEY)
        throw new RangeError(`${name}: a name has at most ${String(LONGEST_KEY)} characters`);
      return [key, check(entry, `${name}.${key.slice(0, 80)}`)];
    }),
  );
}

export function oneOf<T extends string>(value: unknown, name: string, allowed: readonly T[]): T {
  const found = allowed.find((id) => id === value);
  if (found !== undefined) return found;
  throw new RangeError(`${name}: one of ${allowed.join(', ')} is needed`);
}

export function yesNo(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new RangeError(`${name}: true or false is needed`);
}

export function orNull<T>(value: unknown, check: (value: unknown) => T): T | null {
  return value === null ? null : check(value);
}

/** A number above `from` and at most `to`. */
export function above(value: unknown, name: string, from: number, to: number): number {
  if (typeof value === 'number' && value > from && value <= to) return value;
  throw new RangeError(`${name}: a number above ${String(from)}, at most ${String(to)} is needed`);
}

function idsOf<T extends string>(table: readonly { readonly id: T }[]): readonly T[] {
  return table.map(({ id }) => id);
}
