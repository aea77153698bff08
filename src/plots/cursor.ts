import { labels } from '../labels/labels';

const { hover: HOVER } = labels.plots;
/** A place that is pointed at in one plot and shown in all plots of the same detector. */
export interface Cursor {
  readonly adc: number | null;
  readonly energyEv: number | null;
}

/** What the x axis of a plot is, and how it is told in the other unit, where a calibration is known. */
export interface CursorAxis {
  /** Plots with the same group show each other's cursor: one spectrum has one. */
  readonly group: string;
  readonly unit: 'adc' | 'eV';
  /** Energy in eV of a channel. */
  readonly energyOf: ((adc: number) => number) | null;
}

type Listener = (cursor: Cursor | null) => void;
const listeners = new Map<string, Set<Listener>>();

/** Tells every plot of a group where its cursor is; null where it has left. */
export function pointAt(group: string, cursor: Cursor | null): void {
  for (const listener of listeners.get(group) ?? []) listener(cursor);
}

/** Hears of the cursor of a group until the returned function is called. */
export function followCursor(group: string, listener: Listener): () => void {
  const group_ = listeners.get(group) ?? new Set();
  listeners.set(group, group_.add(listener));
  return () => {
    group_.delete(listener);
    if (group_.size === 0) listeners.delete(group);
  };
}

/** The cursor at a value of an axis, in both units as far as they are known. */
export function cursorAt({ unit, energyOf }: CursorAxis, value: number): Cursor {
  if (unit === 'adc') return { adc: value, energyEv: energyOf?.(value) ?? null };
  return { adc: energyOf === null ? null : channelOf(energyOf, value), energyEv: value };
}

/** Where an axis has the cursor; null where it cannot be told in its unit. */
export function valueOn({ unit }: CursorAxis, { adc, energyEv }: Cursor): number | null {
  return unit === 'adc' ? adc : energyEv;
}

/** `ADC 1480.2 · 8047 eV`, as far as it is known. */
export function cursorText({ adc, energyEv }: Cursor): string {
  return [
    ...(adc === null ? [] : [HOVER.adc(adc.toFixed(1))]),
    ...(energyEv === null ? [] : [`${energyEv.toFixed(0)} eV`]),
  ].join(' · ');
}

const LAST_CHANNEL = 65_536;
const HALVINGS = 40;

/** Inverse of a rising energy scale by bisection; null for an energy that no channel has. */
function channelOf(energyOf: (adc: number) => number, energyEv: number): number | null {
  let [low, high] = [0, LAST_CHANNEL];
  // A scale may bend over far beyond its last line: the rising part is what counts.
  while (high > 1 && energyOf(high) < energyOf(high * 0.99)) high /= 2;
  if (energyEv < energyOf(low) || energyEv > energyOf(high)) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (energyOf(middle) < energyEv) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
