/** The name with `#` for every number in it: names of spectra of one kind differ in their numbers alone. */
export function groupOf(path: string): string {
  return path.replace(/\d+/g, '#');
}

/** Items by their group, in the order in which the groups first come. */
export function byGroup<Item>(items: readonly Item[], pathOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groupOf(pathOf(item));
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [item]);
    else known.push(item);
  }
  return groups;
}

/** Counts shown of a spectrum. */
const SHOWN_COUNTS = 12;

/** The counts of a spectrum from its first filled channel on. */
export function firstCountsOf(counts: ArrayLike<number>): { from: number; counts: number[] } {
  const all = Array.from(counts);
  const from = Math.max(
    0,
    all.findIndex((n) => n > 0),
  );
  return { from, counts: all.slice(from, from + SHOWN_COUNTS) };
}
