/** Values that a draft had before and, after undoing, later; the current one is kept by its owner. Newest last. */
export interface History<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
}

/** What undo or redo lead to. */
export interface Turn<T> {
  readonly history: History<T>;
  readonly value: T;
}

/** So many steps can be undone. */
const DEPTH = 100;

/** A history without steps. */
export const EMPTY_HISTORY: History<never> = { past: [], future: [] };

/** Remembers `current`, which is about to be replaced; what was undone can then not be done again. */
export function push<T>({ past }: History<T>, current: T): History<T> {
  return { past: [...past, current].slice(-DEPTH), future: [] };
}

/** One step back from `current`; null where there is none. */
export function undo<T>({ past, future }: History<T>, current: T): Turn<T> | null {
  const [value, ...others] = past.toReversed();
  if (value === undefined) return null;
  return { history: { past: others.toReversed(), future: [...future, current] }, value };
}

/** One step forward again from `current`; null where there is none. */
export function redo<T>({ past, future }: History<T>, current: T): Turn<T> | null {
  const turn = undo({ past: future, future: past }, current);
  return turn === null
    ? null
    : { history: { past: turn.history.future, future: turn.history.past }, value: turn.value };
}
