import { describe, expect, it } from 'vitest';
import { EMPTY_HISTORY, push, redo, undo, type History } from './draftHistory';

/** An owner of a value that keeps its history. */
function owner(start: number) {
  let value = start;
  let history: History<number> = EMPTY_HISTORY;
  const turn = (way: typeof undo) => {
    const turned = way(history, value);
    if (turned !== null) ({ history, value } = turned);
    return turned === null ? null : value;
  };
  return {
    set: (next: number) => {
      history = push(history, value);
      value = next;
    },
    undo: () => turn(undo),
    redo: () => turn(redo),
  };
}

describe('a history', () => {
  it('goes back in order and forward again in order', () => {
    const { set, ...own } = owner(1);
    set(2);
    set(3);
    expect([own.undo(), own.undo(), own.undo()]).toEqual([2, 1, null]);
    expect([own.redo(), own.redo(), own.redo()]).toEqual([2, 3, null]);
    expect(own.undo()).toBe(2);
  });

  it('forgets what was undone once something else is done', () => {
    const { set, ...own } = owner(1);
    set(2);
    own.undo();
    set(9);
    expect(own.redo()).toBeNull();
    expect(own.undo()).toBe(1);
  });

  it('keeps the last hundred steps', () => {
    const { set, ...own } = owner(0);
    for (let i = 1; i <= 150; i++) set(i);
    let steps = 0;
    let last: number | null = null;
    for (let value = own.undo(); value !== null; value = own.undo()) [steps, last] = [steps + 1, value];
    expect([steps, last]).toEqual([100, 50]);
  });
});
