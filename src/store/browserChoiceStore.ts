import type { ReadChoice } from '../ingest/choice/contents';
import type { ChoiceStore } from './choiceStore';

const KEY = 'halfmax-choices';
/** The oldest go first. */
const MOST = 100;

type Kept = readonly (readonly [likeness: string, choice: ReadChoice])[];

/** Remembers choices in this browser, for this page alone; where the browser does not allow it, until the page closes. */
export function createBrowserChoiceStore(storage: () => Storage): ChoiceStore {
  let kept: Kept = [];
  try {
    kept = keptIn(storage().getItem(KEY));
  } catch {
    // A browser may forbid it: then nothing is remembered from before.
  }
  const keep = (next: Kept) => {
    kept = next;
    try {
      if (kept.length === 0) storage().removeItem(KEY);
      else storage().setItem(KEY, JSON.stringify(kept));
    } catch {
      // Full or forbidden: what was chosen holds until the page closes.
    }
  };
  return {
    recall: (likeness) => kept.find(([known]) => known === likeness)?.[1] ?? null,
    remember: (likeness, choice) => {
      keep([...kept.filter(([known]) => known !== likeness), [likeness, choice] as const].slice(-MOST));
    },
    forgetAll: () => {
      keep([]);
    },
    count: () => kept.length,
  };
}

/** What is no list of pairs was not written by this page. */
function keptIn(text: string | null): Kept {
  const all: unknown = text === null ? [] : JSON.parse(text);
  if (!Array.isArray(all)) return [];
  const isPair = (pair: unknown) => Array.isArray(pair) && typeof pair[0] === 'string' && isChoice(pair[1]);
  return (all as unknown[]).filter(isPair) as unknown as Kept;
}

function isChoice(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, paths, adc, cuts } = value as Readonly<Record<string, unknown>>;
  return kind === 'spectra'
    ? Array.isArray(paths)
    : kind === 'events' && typeof adc === 'string' && Array.isArray(cuts);
}
