/** What a session decides beside the settings of the analysis, checked likewise (checkSettings.ts). */
import type { Naming } from '../../dataset/naming';
import type { FitChanges } from '../../fit/inspection/fitChanges';
import type { EventChoice, ReadChoice } from '../../ingest/choice/contents';
import { ANOMALY_KINDS, asRecord, between, sentence, SIMULATION_VARIANTS, text, TIME_UNITS, whole } from '../catalogue';
import type { FitTrial } from '../inspectionSlice';
import { above, checkedLine, checkedSettings, list, oneOf, orNull, recordOf, yesNo } from './checkSettings';
import type { SessionDecisions } from '../history/plainDecisions';

const MOST_HOURS_FROM_UTC = 14;
const LARGEST = 1e9;

export function checkedDecisions(value: unknown, name: string): SessionDecisions {
  const given = asRecord(value, name);
  const at = (key: string) => [given[key], `${name}.${key}`] as const;
  const guess = given['profileGuess'] === null ? null : asRecord(...at('profileGuess'));
  const closure = asRecord(...at('closureSettings'));
  const rule = asRecord(...at('rule'));
  return {
    settings: checkedSettings(...at('settings')),
    isBatchLengthChosen: yesNo(...at('isBatchLengthChosen')),
    isProfileChosen: yesNo(...at('isProfileChosen')),
    profileGuess: guess && {
      profile: text(guess['profile'], `${name}.profileGuess.profile`),
      why: sentence(guess['why'], `${name}.profileGuess.why`),
      before: text(guess['before'], `${name}.profileGuess.before`),
    },
    naming: checkedNaming(...at('naming')),
    choices: recordOf(...at('choices'), (value, where) => orNull(value, (choice) => checkedChoice(choice, where))),
    fitTrials: list(...at('fitTrials'), checkedTrial),
    closureSettings: {
      toys: whole(closure['toys'], `${name}.closureSettings.toys`, 1, 50),
      seed: whole(closure['seed'], `${name}.closureSettings.seed`, 0, LARGEST),
      variant: oneOf(
        closure['variant'],
        `${name}.closureSettings.variant`,
        SIMULATION_VARIANTS.map(({ id }) => id),
      ),
    },
    rule: {
      kinds: list(
        rule['kinds'],
        `${name}.rule.kinds`,
        (kind, where) => oneOf(kind, where, ANOMALY_KINDS),
        ANOMALY_KINDS.length,
      ),
      leastScore: between(rule['leastScore'], `${name}.rule.leastScore`, 0, LARGEST),
      splitsAtSteps: yesNo(rule['splitsAtSteps'], `${name}.rule.splitsAtSteps`),
      leastStepScore: between(rule['leastStepScore'], `${name}.rule.leastStepScore`, 0, LARGEST),
    },
    falseAlarmRate: above(...at('falseAlarmRate'), 0, 1),
  };
}

function checkedNaming(value: unknown, name: string): Naming {
  const { pattern, usesHeader, utcOffsetHours, lengthHours, byHand } = asRecord(value, name);
  return {
    pattern: sentence(pattern, `${name}.pattern`),
    usesHeader: yesNo(usesHeader, `${name}.usesHeader`),
    utcOffsetHours: between(utcOffsetHours, `${name}.utcOffsetHours`, -MOST_HOURS_FROM_UTC, MOST_HOURS_FROM_UTC),
    lengthHours: orNull(lengthHours, (hours) => above(hours, `${name}.lengthHours`, 0, LARGEST)),
    byHand: recordOf(byHand, `${name}.byHand`, (sdd, where) => whole(sdd, where, 0, 65_535)),
  };
}

function checkedTrial(value: unknown, name: string): FitTrial {
  const { detector, batch, lines, changes } = asRecord(value, name);
  return {
    detector: whole(detector, `${name}.detector`, 0, LARGEST),
    batch: orNull(batch, (given) => whole(given, `${name}.batch`, 0, LARGEST)),
    lines: list(lines, `${name}.lines`, checkedLine, 100),
    changes: checkedChanges(changes, `${name}.changes`),
  };
}

function checkedChanges(value: unknown, name: string): FitChanges {
  const { range, starts, fixed, profile } = asRecord(value, name);
  const ends = range === undefined ? null : asRecord(range, `${name}.range`);
  const number = (given: unknown, where: string) => between(given, where, -1e300, 1e300);
  const firstAdc = ends === null ? 0 : whole(ends['firstAdc'], `${name}.range.firstAdc`, 0, LARGEST);
  return {
    ...(ends && { range: { firstAdc, lastAdc: whole(ends['lastAdc'], `${name}.range.lastAdc`, firstAdc, LARGEST) } }),
    ...(starts !== undefined && { starts: recordOf(starts, `${name}.starts`, number) }),
    ...(fixed !== undefined && { fixed: recordOf(fixed, `${name}.fixed`, yesNo) }),
    ...(profile !== undefined && { profile: oneOf(profile, `${name}.profile`, ['gauss', 'voigt'] as const) }),
  };
}

function checkedChoice(value: unknown, name: string): ReadChoice {
  const given = asRecord(value, name);
  const kind = oneOf(given['kind'], `${name}.kind`, ['events', 'spectra'] as const);
  return kind === 'spectra'
    ? { kind, paths: list(given['paths'], `${name}.paths`, sentence) }
    : checkedEventChoice(given, name);
}

function checkedEventChoice(given: Readonly<Record<string, unknown>>, name: string): EventChoice {
  const column = (key: string) => orNull(given[key], (value) => sentence(value, `${name}.${key}`));
  const crossTalk = given['crossTalk'] === null ? null : asRecord(given['crossTalk'], `${name}.crossTalk`);
  return {
    kind: 'events',
    path: sentence(given['path'], `${name}.path`),
    adc: sentence(given['adc'], `${name}.adc`),
    sdd: column('sdd'),
    sddOfPlace: orNull(given['sddOfPlace'], (value) =>
      list(value, `${name}.sddOfPlace`, (sdd, where) => whole(sdd, where, 0, LARGEST)),
    ),
    bus: column('bus'),
    time: column('time'),
    timeUnit: oneOf(given['timeUnit'], `${name}.timeUnit`, Object.keys(TIME_UNITS) as EventChoice['timeUnit'][]),
    cuts: list(
      given['cuts'],
      `${name}.cuts`,
      (value, where) => {
        const cut = asRecord(value, where);
        const bound = (key: string) => orNull(cut[key], (given) => between(given, `${where}.${key}`, -1e300, 1e300));
        const [min, max] = [bound('min'), bound('max')];
        if (min !== null && max !== null && min > max) throw new RangeError(`${where}.max: no less than min is needed`);
        return {
          column: sentence(cut['column'], `${where}.column`),
          index: whole(cut['index'], `${where}.index`, 0, LARGEST),
          min,
          max,
        };
      },
      100,
    ),
    crossTalk: crossTalk && {
      column: sentence(crossTalk['column'], `${name}.crossTalk.column`),
      withinTicks: between(crossTalk['withinTicks'], `${name}.crossTalk.withinTicks`, 0, LARGEST),
      wrapsAtTicks: between(crossTalk['wrapsAtTicks'], `${name}.crossTalk.wrapsAtTicks`, 0, LARGEST),
    },
  };
}
