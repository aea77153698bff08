/**
 * Events as columns, so that many are handed over at once and none costs an allocation. Only the first `length` rows
 * count: readers fill the same arrays again and again.
 */
export interface EventList {
  length: number;
  /** Null where the experiment has no buses. */
  readonly bus: Uint16Array | null;
  readonly sdd: Uint16Array;
  /** Unix seconds, finite; null where the file carries no time. */
  readonly timeS: Float64Array | null;
  readonly adc: Uint16Array;
}

/** An empty list with room for `capacity` events, with or without buses and times. */
export function emptyEventList(capacity: number, has: { readonly bus: boolean; readonly time: boolean }): EventList {
  return {
    length: 0,
    bus: has.bus ? new Uint16Array(capacity) : null,
    sdd: new Uint16Array(capacity),
    timeS: has.time ? new Float64Array(capacity) : null,
    adc: new Uint16Array(capacity),
  };
}
