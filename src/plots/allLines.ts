import type { Annotations, Data, Layout, LayoutAxis } from 'plotly.js';
import type { SpectrumName } from '../assess/results';
import { labels } from '../labels/labels';
import { axis, baseLayout, energyAxis, verticalMark } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure, NamedLine } from './figure';
import { SERIES_LABEL, SERIES_SYMBOL, type PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** One line under one calibration. */
export interface LinePoint {
  readonly spectrum: SpectrumName;
  readonly energyEv: number;
  /** (position - tabulated)/tabulated and its error, in parts per thousand. */
  readonly relative: number;
  readonly relativeError: number;
  readonly fwhmEv: number;
  readonly fwhmErrorEv: number;
}

/** The lines on one set of events, held out or in sample. */
export interface LineColumn {
  readonly title: string;
  readonly points: readonly LinePoint[];
  /** FWHM that the resolution law gives, by energy. */
  readonly law: { readonly energiesEv: readonly number[]; readonly fwhmEv: readonly number[] };
}

export interface AllLinesInput {
  /** From left to right. */
  readonly columns: readonly LineColumn[];
  /** Lines to name, at their tabulated energies. */
  readonly lines: readonly NamedLine[];
  /** Where a fit at this resolution should find each line, relative to the tables, in parts per thousand. */
  readonly expected: readonly { readonly energyEv: number; readonly relative: number }[];
  /** What Ti and Mn predict for the width of Cu Ka, with its error; null where that is not known. */
  readonly predicted: { readonly energyEv: number; readonly fwhmEv: number; readonly errorEv: number } | null;
}

/** The series stand beside each other, eV. */
const SHIFT_EV: Readonly<Record<SpectrumName, number>> = { standard: -70, reference: 0, optimized: 70 };
const RANGE_EV = [4200, 9250] as const;
/** Half the length of the strokes that stand for a figure of a line, eV. */
const REACH_EV = 150;
const GAP = 0.09;
const UPPER: [number, number] = [0.56, 1];
const LOWER: [number, number] = [0, 0.46];

/** Relative errors of the positions above, widths below, one column per set of events. */
export function allLinesFigure({ columns, lines, expected, predicted }: AllLinesInput, theme: PlotTheme): Figure {
  const width = (1 - GAP * (columns.length - 1)) / Math.max(columns.length, 1);
  const domains = columns.map((_, index): [number, number] => [index * (width + GAP), index * (width + GAP) + width]);
  const points = columns.flatMap((column) => column.points);
  const ranges = {
    relative: rangeOf(points.map((point) => [point.relative, point.relativeError])),
    fwhmEv: rangeOf(points.map((point) => [point.fwhmEv, point.fwhmErrorEv])),
  };
  const axes = Object.assign(
    {},
    ...domains.map((domain, index) => axesOf(index, domain, ranges, theme)),
  ) as Partial<Layout>;
  return {
    data: columns.flatMap((column, index) => tracesOf(column, index, { expected, predicted }, theme)),
    layout: baseLayout(theme, {
      margin: { l: 62, r: 14, t: 48, b: BELOW_NUMBERS },
      shapes: columns.flatMap((_, index) =>
        lines.map(({ x }) => ({ ...verticalMark(x, theme.grid), xref: namesOf(index)[1].x, layer: 'below' as const })),
      ),
      annotations: columns.flatMap(({ title }, index) =>
        namesAbove(title, index, domains[index] ?? [0, 1], lines, theme),
      ),
      ...axes,
    }),
  };
}

/** What the values with their errors cover, and a little more. */
function rangeOf(values: readonly (readonly [number, number])[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values.map(([value, error]) => value - error));
  const high = Math.max(...values.map(([value, error]) => value + error));
  const margin = 0.06 * Math.max(high - low, 1e-6);
  return [low - margin, high + margin];
}

interface Ranges {
  readonly relative: [number, number];
  readonly fwhmEv: [number, number];
}

/** The four axes of a column, with the same ranges in every column. */
function axesOf(
  index: number,
  domain: [number, number],
  ranges: Ranges,
  theme: PlotTheme,
): Record<string, Partial<LayoutAxis>> {
  const [upper, lower] = namesOf(index);
  const isFirst = index === 0;
  const energies = { domain, range: [...RANGE_EV] };
  return {
    [layoutName(upper.x)]: energyAxis(theme, '', { ...energies, anchor: upper.y, showticklabels: false }),
    [layoutName(lower.x)]: energyAxis(theme, AXES.energy, { ...energies, anchor: lower.y }),
    [layoutName(upper.y)]: axis(theme, isFirst ? AXES.relative : '', {
      domain: UPPER,
      anchor: upper.x,
      zeroline: true,
      zerolinecolor: theme.faintInk,
      range: ranges.relative,
    }),
    [layoutName(lower.y)]: axis(theme, isFirst ? AXES.fwhm : '', {
      domain: LOWER,
      anchor: lower.x,
      range: ranges.fwhmEv,
    }),
  };
}

/** The name of a column and those of its lines, on two rows. */
function namesAbove(
  title: string,
  index: number,
  [from, to]: [number, number],
  lines: readonly NamedLine[],
  theme: PlotTheme,
): Partial<Annotations>[] {
  const above = { y: 1, yref: 'paper', yanchor: 'bottom', showarrow: false } as const;
  return [
    { ...above, text: title, x: (from + to) / 2, xref: 'paper', yshift: 24, font: { size: 12, color: theme.ink } },
    ...lines.map(({ label, x }, i) => ({
      ...above,
      text: label,
      x,
      xref: namesOf(index)[0].x,
      yshift: i % 2 === 0 ? 0 : 11,
      font: { size: 10, color: theme.faintInk },
    })),
  ];
}

interface AxisPair {
  readonly x: 'x';
  readonly y: 'y';
}

/** Names of the axes of a column, of positions and of widths; Plotly's types list a few, the names are made by number. */
function namesOf(column: number): readonly [AxisPair, AxisPair] {
  const name = (letter: string, number: number) => (number === 1 ? letter : `${letter}${String(number)}`);
  const pair = (number: number) => ({ x: name('x', number), y: name('y', number) }) as AxisPair;
  return [pair(2 * column + 1), pair(2 * column + 2)];
}

function layoutName(name: string): string {
  return `${name.slice(0, 1)}axis${name.slice(1)}`;
}

function tracesOf(
  { title, points, law }: LineColumn,
  index: number,
  { expected, predicted }: Pick<AllLinesInput, 'expected' | 'predicted'>,
  theme: PlotTheme,
): Data[] {
  const [upper, lower] = namesOf(index);
  const faint = { type: 'scatter', mode: 'lines' } as const;
  const series = [...new Set(points.map(({ spectrum }) => spectrum))];
  return [
    withNumbers(
      {
        ...faint,
        ...strokes(expected.map(({ energyEv, relative }) => ({ energyEv, value: relative }))),
        xaxis: upper.x,
        yaxis: upper.y,
        line: { color: theme.faintInk, width: 1.5, dash: 'dot' },
        name: DRAWN.expected,
        hovertemplate: `${HOVER.expected('%{y:.3f}')}<extra></extra>`,
      },
      { x: expected.map(({ energyEv }) => energyEv), y: expected.map(({ relative }) => relative) },
    ),
    {
      ...faint,
      x: [...law.energiesEv],
      y: [...law.fwhmEv],
      xaxis: lower.x,
      yaxis: lower.y,
      line: { color: theme.faintInk, width: 1, dash: 'dash' },
      name: DRAWN.resolutionLaw,
      hovertemplate: `${HOVER.resolutionLaw('%{y:.1f}')}<extra></extra>`,
    },
    ...(predicted === null ? [] : [alarmLine(predicted, lower, theme)]),
    ...series.flatMap((spectrum) => {
      const own = points.filter((point) => point.spectrum === spectrum);
      return [
        markers(spectrum, title, upper, own, theme, ['relative', 'relativeError'], '%{y:.3f} ± %{error_y.array:.3f} ‰'),
        markers(spectrum, title, lower, own, theme, ['fwhmEv', 'fwhmErrorEv'], '%{y:.1f} ± %{error_y.array:.1f} eV'),
      ];
    }),
  ];
}

function alarmLine(
  { energyEv, fwhmEv, errorEv }: NonNullable<AllLinesInput['predicted']>,
  { x: xaxis, y: yaxis }: AxisPair,
  theme: PlotTheme,
): Data {
  const drawn: Data = {
    type: 'scatter',
    mode: 'lines',
    ...strokes([{ energyEv, value: fwhmEv }]),
    xaxis,
    yaxis,
    line: { color: theme.warning, width: 2 },
    name: DRAWN.alarmLine,
    hovertemplate: `${HOVER.predicted(`${fwhmEv.toFixed(1)} ± ${errorEv.toFixed(1)}`)}<extra></extra>`,
  };
  return withNumbers(drawn, { x: [energyEv], y: [fwhmEv], error: [errorEv] });
}

/** A short horizontal stroke at each place; the NaN lifts the pen. */
function strokes(places: readonly { readonly energyEv: number; readonly value: number }[]) {
  return {
    x: places.flatMap(({ energyEv }) => [energyEv - REACH_EV, energyEv + REACH_EV, NaN]),
    y: places.flatMap(({ value }) => [value, value, NaN]),
  };
}

function markers(
  spectrum: SpectrumName,
  events: string,
  { x: xaxis, y: yaxis }: AxisPair,
  points: readonly LinePoint[],
  theme: PlotTheme,
  [value, error]: readonly ['relative', 'relativeError'] | readonly ['fwhmEv', 'fwhmErrorEv'],
  format: string,
): Data {
  const color = theme.series[spectrum];
  const drawn: Data = {
    type: 'scatter',
    mode: 'markers',
    name: DRAWN.onEvents(SERIES_LABEL[spectrum], events),
    x: points.map(({ energyEv }) => energyEv + SHIFT_EV[spectrum]),
    y: points.map((point) => point[value]),
    xaxis,
    yaxis,
    error_y: { type: 'data', array: points.map((point) => point[error]), color, thickness: 1, width: 2 },
    marker: { color, size: 6, symbol: SERIES_SYMBOL[spectrum] },
    hovertemplate: `${format}<extra>${SERIES_LABEL[spectrum]}</extra>`,
  };
  return withNumbers(drawn, {
    x: points.map(({ energyEv }) => energyEv),
    y: points.map((point) => point[value]),
    error: points.map((point) => point[error]),
  });
}
