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
  const overrides = Object.entries(asRecord(...at('channelOverrides')));
  if (overrides.length > MOST_ENTRIES) throw new RangeError(`${name}.channelOverrides: too many entries`);
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
    channelOverrides: Object.fromEntries(
      overrides.map(([label, status]) => [
        text(label, `${name}.channelOverrides`),
        oneOf(status, `${name}.channelOverrides.${label}`, ['ok', 'excluded'] as const),
      ]),
    ),
    peakCorrections: list(...at('peakCorrections'), checkedCorrection),
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
  const time = (given: unknown) =>
    orNull(given, (seconds) => between(seconds, `${name}: times`, -LARGEST_TIME_S, LARGEST_TIME_S));
  return {
    detector: text(detector, `${name}.detector`),
    start: time(start),
    stop: time(stop),
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
