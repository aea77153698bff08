import type { Layout, LayoutAxis } from 'plotly.js';

/** A layout as it was handed to Plotly, and the ranges that its axes have by now, by name (`xaxis`, `yaxis2`). */
export interface ShownLayout {
  readonly handed: Partial<Layout>;
  readonly rangeOf: (axis: string) => readonly unknown[] | undefined;
}

type Axes = Readonly<Record<string, Partial<LayoutAxis> | undefined>>;

/**
 * The layout told to keep what the user has zoomed into while data come and go. An axis is shown anew where `subject`
 * changes, unless it has a revision of its own (as axes of time, which hold for all detectors), and between linear and
 * logarithmic, where the same limits mean something else.
 *
 * Plotly gives up a zoom where the figure asks for another range than before, and ranges of counts follow the data. So an
 * axis that the user has moved is handed the range that it was moved from: Plotly keeps the zoom, and the way back.
 */
export function withKeptZoom(layout: Partial<Layout>, subject: string, before: ShownLayout | null): Partial<Layout> {
  const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/u.test(key)) as [string, Partial<LayoutAxis>][];
  const kept = axes.map(([key, axis]) => {
    const uirevision = `${String(axis.uirevision ?? subject)} ${axis.type ?? '-'}`;
    const { uirevision: last, range } = (before?.handed as Axes | undefined)?.[key] ?? {};
    const isMoved = last === uirevision && range !== undefined && !isSameRange(range, before?.rangeOf(key));
    return [key, { ...axis, uirevision, ...(isMoved ? { range } : {}) }];
  });
  return { ...layout, uirevision: subject, ...(Object.fromEntries(kept) as Partial<Layout>) };
}

/** Equal but for rounding; what is not there yet is as it was asked for. */
function isSameRange(a: readonly unknown[], b: readonly unknown[] | undefined): boolean {
  if (b === undefined) return true;
  return a.every((end, i) => {
    const other = b[i];
    if (typeof end !== 'number' || typeof other !== 'number') return end === other;
    return Math.abs(end - other) <= 1e-9 * Math.max(Math.abs(end), Math.abs(other));
  });
}
