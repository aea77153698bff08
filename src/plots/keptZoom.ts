import type { Layout, LayoutAxis } from 'plotly.js';

/**
 * The layout told to keep what the user has zoomed into while data come and go. An axis is shown anew where `subject`
 * changes, unless it has a revision of its own (as axes of time, which hold for all detectors), and between linear and
 * logarithmic, where the same limits mean something else.
 */
export function withKeptZoom(layout: Partial<Layout>, subject: string): Partial<Layout> {
  const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/u.test(key)) as [string, Partial<LayoutAxis>][];
  const kept = axes.map(([key, axis]) => {
    const { uirevision = subject, type = '-' } = axis;
    return [key, { ...axis, uirevision: `${String(uirevision)} ${type}` }];
  });
  return { ...layout, uirevision: subject, ...(Object.fromEntries(kept) as Partial<Layout>) };
}
