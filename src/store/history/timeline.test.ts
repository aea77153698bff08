import { describe, expect, it } from 'vitest';
import type { Decisions } from './decisions';
import { amendedThroughout, arrivedAt, DEPTH, neighbour, recorded, timelineFrom, type Timeline } from './timeline';

/** Decisions that are told apart by a number; the timeline itself looks at none of their fields. */
const of = (seed: number) => ({ falseAlarmRate: seed }) as unknown as Decisions;
const seedOf = ({ entries, at }: Timeline) => entries[at]?.decisions?.falseAlarmRate;
const changeOf = (a: Decisions, b: Decisions) =>
  a.falseAlarmRate === b.falseAlarmRate
    ? null
    : { words: `${String(a.falseAlarmRate)} → ${String(b.falseAlarmRate)}`, subject: 'seed' };
const words = ({ entries }: Timeline) => entries.map((entry) => entry.words);

/** A timeline of these decisions, each with its gesture. */
function made(...steps: readonly (readonly [number, number | null])[]): Timeline {
  return steps.reduce(
    (timeline, [seed, gesture]) => recorded(timeline, of(seed), gesture, changeOf),
    timelineFrom(of(0), 'Start'),
  );
}

describe('a timeline', () => {
  it('has an entry in words for each step, and none where nothing changed', () => {
    expect(words(made([1, null], [1, null], [2, null]))).toEqual(['Start', '0 → 1', '1 → 2']);
  });

  it('has one entry for a gesture, from where it began to where it ended', () => {
    expect(words(made([1, 1], [2, 2], [3, 2], [4, 2], [5, 3]))).toEqual(['Start', '0 → 1', '1 → 4', '4 → 5']);
  });

  it('has none for a gesture that ends where it began', () => {
    const timeline = made([1, 1], [2, 2], [1, 2]);
    expect(words(timeline)).toEqual(['Start', '0 → 1']);
    expect(seedOf(timeline)).toBe(1);
  });

  it('forgets what was undone once something else is done', () => {
    const timeline = made([1, null], [2, null]);
    const back = { ...timeline, at: 1 };
    const other = recorded(back, of(9), null, changeOf);
    expect(words(other)).toEqual(['Start', '0 → 1', '1 → 9']);
    expect(new Set(other.entries.map(({ id }) => id)).size).toBe(3);
  });

  it('keeps what came by itself with the entry that holds, so that undo skips it', () => {
    const timeline = recorded(made([1, null]), of(7), null, () => null);
    expect(words(timeline)).toEqual(['Start', '0 → 1']);
    expect(seedOf(timeline)).toBe(7);
    expect(amendedThroughout(timeline, of(3)).entries.map(({ decisions }) => decisions?.falseAlarmRate)).toEqual([
      3, 3,
    ]);
  });

  it('ends at its ends, and at what is kept in words alone', () => {
    const timeline = made([1, null]);
    expect([neighbour(timeline, -1), neighbour(timeline, 1)]).toEqual([0, null]);
    const later = timelineFrom(
      of(0),
      'Reloaded',
      ['Start', 'Learning rate'].map((words) => ({ words, decisions: null })),
    );
    expect([later.at, neighbour(later, -1)]).toEqual([2, null]);
  });

  it('is bounded', () => {
    const timeline = made(...Array.from({ length: DEPTH + 50 }, (_, i): [number, null] => [i + 1, null]));
    expect(timeline.entries).toHaveLength(DEPTH);
    expect(seedOf(timeline)).toBe(DEPTH + 50);
  });

  it('takes an entry that was left behind while it was being gone to as its last', () => {
    const timeline = made([1, null], [2, null]);
    const entry = timeline.entries[2]!;
    const moved = recorded({ ...timeline, at: 1 }, of(9), null, changeOf);
    expect(words(arrivedAt(moved, entry))).toEqual(['Start', '0 → 1', '1 → 9', '1 → 2']);
    expect(arrivedAt(timeline, timeline.entries[0]!).at).toBe(0);
  });
});
