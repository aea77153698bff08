import type { Naming } from '../dataset/naming';
import type { NamingStore } from './namingStore';

const KEY = 'halfmax-naming';
const MOST_HOURS_FROM_UTC = 14;

/** Remembers in this browser, for this page alone; where the browser does not allow it, until the page closes. */
export function createBrowserNamingStore(storage: () => Storage): NamingStore {
  let kept: Naming | null = null;
  try {
    kept = namingIn(storage().getItem(KEY));
  } catch {
    // A browser may forbid it: then nothing is remembered from before.
  }
  const keep = (naming: Naming | null) => {
    kept = naming;
    try {
      if (naming === null) storage().removeItem(KEY);
      else storage().setItem(KEY, JSON.stringify(naming));
    } catch {
      // Full or forbidden: it holds until the page closes.
    }
  };
  return {
    recall: () => kept,
    remember: (naming) => keep({ ...naming, byHand: {} }),
    forget: () => keep(null),
  };
}

/** What is no naming was not written by this page. */
function namingIn(text: string | null): Naming | null {
  const found: unknown = text === null ? null : JSON.parse(text);
  if (typeof found !== 'object' || found === null) return null;
  const { pattern, usesHeader, utcOffsetHours, lengthHours } = found as Readonly<Record<string, unknown>>;
  if (typeof pattern !== 'string' || typeof usesHeader !== 'boolean') return null;
  if (typeof utcOffsetHours !== 'number' || !(Math.abs(utcOffsetHours) <= MOST_HOURS_FROM_UTC)) return null;
  if (lengthHours !== null && !(typeof lengthHours === 'number' && lengthHours > 0)) return null;
  return { pattern, usesHeader, utcOffsetHours, lengthHours, byHand: {} };
}
