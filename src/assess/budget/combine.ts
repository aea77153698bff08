import type { BudgetEntry, ErrorBudget, Shifts } from './results';

type Figure = keyof Shifts;

export const NO_SHIFTS: Shifts = { scaleEv: null, positionEv: null, fwhmEv: null };

/** Several shifts of one source as one: the largest with its sign, or the root of the sum of squares. */
export function combined(shifts: readonly Shifts[], how: 'largest' | 'quadrature'): Shifts {
  return perFigure((figure) => {
    const known = shifts.flatMap((shift) => shift[figure] ?? []);
    if (known.length === 0) return null;
    return how === 'quadrature' ? quadrature(known) : known.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  });
}

/** The budget of these entries with its sums. */
export function summedBudget(entries: readonly BudgetEntry[]): ErrorBudget {
  const sumOf = (kinds: readonly BudgetEntry['kind'][]) =>
    combined(
      entries.filter(({ kind }) => kinds.includes(kind)),
      'quadrature',
    );
  return { entries, systematic: sumOf(['systematic']), total: sumOf(['statistical', 'systematic']) };
}

function perFigure(value: (figure: Figure) => number | null): Shifts {
  return { scaleEv: value('scaleEv'), positionEv: value('positionEv'), fwhmEv: value('fwhmEv') };
}

function quadrature(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
