/** How the events of two sessions hang together, and what that makes of the errors of their differences. */
import type { AnalysisSettings, Measured } from '../../assess/results';
import { isSame } from '../steps';
import { isSameData, type RunReference } from '../runReference';
import type { Session } from './session';

/**
 * `same`: every event of one is one of the other. `chosen`: of the same data, but not the same of them are left out. `shared`:
 * some files are in both. `apart`: none are.
 */
export type SharedEvents = 'same' | 'chosen' | 'shared' | 'apart';

/** A difference, second minus first; its error lies between these bounds, which are the same where it is known. */
export interface Difference {
  readonly value: number;
  readonly error: { readonly least: number; readonly most: number } | null;
}

/** Settings that say which events of the data have a say. */
const CHOICES = ['channelOverrides', 'excludedStretches'] as const satisfies readonly (keyof AnalysisSettings)[];

export function sharedEvents(a: Session, b: Session): SharedEvents {
  if (a.run === null || b.run === null) return 'apart';
  if (!isSameData(a.run, b.run)) return haveFilesInCommon(a.run, b.run) ? 'shared' : 'apart';
  const [ofA, ofB] = [a, b].map(({ figures, decisions }) => figures?.settings ?? decisions.settings);
  return CHOICES.every((key) => isSame(ofA?.[key], ofB?.[key])) ? 'same' : 'chosen';
}

/**
 * Second minus first. Figures of other events have independent errors, which add in quadrature. Those of the same events go
 * up and down together, by a correlation r from 0 to 1 that two analyses by themselves do not tell: the variance
 * sa² + sb² - 2 r sa sb lies between (sa - sb)² and sa² + sb². Null where a value is missing.
 */
export function differenceOf(a: Measured | null, b: Measured | null, events: SharedEvents): Difference | null {
  if (a?.value == null || b?.value == null) return null;
  const value = b.value - a.value;
  if (a.error === null || b.error === null) return { value, error: null };
  // One figure, found twice.
  if (events === 'same' && value === 0 && a.error === b.error) return { value, error: { least: 0, most: 0 } };
  const most = Math.hypot(a.error, b.error);
  return { value, error: { least: events === 'apart' ? most : Math.abs(a.error - b.error), most } };
}

/** What a difference says: `beyond` its error, within it by `chance`, or `open` where that hangs on the correlation. */
export function judged({ value, error }: Difference): 'beyond' | 'chance' | 'open' | null {
  if (error === null) return null;
  if (Math.abs(value) > SIGMAS * error.most) return 'beyond';
  return Math.abs(value) <= SIGMAS * error.least ? 'chance' : 'open';
}

/** A difference of so many errors comes by chance in one comparison of twenty-two. */
const SIGMAS = 2;

function haveFilesInCommon(a: RunReference, b: RunReference): boolean {
  return a.files.some(({ sha256 }) => b.files.some((file) => file.sha256 === sha256));
}
