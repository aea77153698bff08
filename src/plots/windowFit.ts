import type { Data, PlotData, Shape } from 'plotly.js';
import type { FitInspection } from '../fit/inspection/fitInspection';
import { labels } from '../labels/labels';
import { crosses, type Interval } from './crosses';
import { axis, baseLayout, binCentres, countAxis, greatest, steps } from './figure';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

export interface WindowFitOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  /** The whole spectrum, of which what lies beside the window is shown; null where it is not known yet. */
  readonly spectrum: Uint32Array | null;
  /** Energy in eV of a channel, where a calibration is known: hover shows both. */
  readonly energyOf: ((adc: number) => number) | null;
  /** What a component of the model is called. */
  readonly nameOf: (component: string) => string;
  /** What is shown: the user's zoom stays while this stays. */
  readonly subject: string;
}

/** So much of the window's width is shown beside it. */
const BESIDE = 0.25;
/** Colours of lines begin after those of model and start values. */
const FIRST_KIND = 1;
/** Residuals up to this are usual: the axis has room for them at least. */
const USUAL_SIGMAS = 4;

/**
 * One fitted window: counts with Poisson errors, the model with its components, and the residuals below on the same axis.
 *
 * @param shown its counts; where it is not fitted itself, its model at the start values is drawn too
 * @param fitted the last fit, perhaps of another range
 */
export function windowFitFigure(shown: FitInspection, fitted: FitInspection | null, options: WindowFitOptions): Figure {
  const { theme, isLog, subject } = options;
  const { bins, countsHigh } = shown;
  const [from, to] = shownRange(shown);
  const countsTitle = bins.binWidth === 1 ? AXES.countsOfChannel : AXES.countsOfChannels(String(bins.binWidth));
  const largest = Math.ceil(greatest((fitted?.fit?.residuals ?? new Float64Array()).map(Math.abs)));
  const sigmas = Math.max(USUAL_SIGMAS, largest);
  const counted = countAxis(theme, countsTitle, isLog, greatest(countsHigh) / (isLog ? 1 : 1.1));
  return {
    data: [
      ...besideTraces(shown, options),
      dataTrace(shown, options),
      ...(shown.fit === null
        ? [curve(shown, shown.startExpected, theme.prediction, 'dash', 1.5, DRAWN.startValues)]
        : []),
      ...(fitted === null ? [] : fitTraces(fitted, options)),
    ],
    layout: baseLayout(theme, {
      margin: { l: 60, r: 14, t: 34, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.adc, { range: [from, to], anchor: 'y2', mirror: 'all', uirevision: subject }),
      yaxis: {
        ...counted,
        ...(isLog ? { range: [lowestPower(fitted ?? shown), counted.range?.[1] as number] } : {}),
        domain: [0.36, 1],
        uirevision: `${subject} ${String(isLog)}`,
      },
      yaxis2: axis(theme, AXES.deviance, {
        domain: [0, 0.29],
        range: [-sigmas, sigmas],
        ...(sigmas === USUAL_SIGMAS ? { dtick: 2 } : { nticks: 5 }),
        zeroline: true,
        zerolinecolor: theme.faintInk,
      }),
      shapes: outside(shown, [from, to], theme),
    }),
  };
}

/** Power of ten at which a logarithmic axis begins: low enough for a model that expects less than a count per bin. */
function lowestPower({ fit, startExpected }: FitInspection): number {
  return Math.log10(Math.min(0.5, Math.max(0.03, greatest(fit?.expected ?? startExpected) / 30)));
}

function shownRange({ range: { firstAdc, lastAdc } }: FitInspection): readonly [number, number] {
  const margin = BESIDE * (lastAdc - firstAdc);
  return [firstAdc - 0.5 - margin, lastAdc + 0.5 + margin];
}

function dataTrace({ bins, counts, countsLow, countsHigh }: FitInspection, options: WindowFitOptions): Data {
  const ends: Interval = { low: countsLow, high: countsHigh };
  return crosses({ firstEdge: bins.firstEdge, width: bins.binWidth }, counts, ends, {
    name: DRAWN.counts,
    line: { color: options.theme.data, width: 1.2 },
    ...hover(bins, counts, 6, options),
  });
}

/** Hover of a trace with so many corners per bin: channel, energy where it is known, counts. */
function hover(
  { firstEdge, binWidth }: FitInspection['bins'],
  counts: Float64Array,
  corners: number,
  { energyOf }: WindowFitOptions,
): Pick<PlotData, 'customdata' | 'hovertemplate'> {
  const rows = [...counts].flatMap((n, bin) => {
    const adc = firstEdge + (bin + 0.5) * binWidth;
    return Array<[number, number, number]>(corners).fill([n, adc, energyOf?.(adc) ?? 0]);
  });
  const adc = '%{customdata[1]:.1f}';
  const place = energyOf === null ? HOVER.adc(adc) : HOVER.adcEnergy(adc, '%{customdata[2]:.0f}');
  return {
    customdata: rows,
    hovertemplate: `${HOVER.counts(place, '%{customdata[0]}')}<extra></extra>`,
  };
}

/** Counts to both sides of the window in bins of the same width, which go on from its own. */
function besideTraces(shown: FitInspection, options: WindowFitOptions): Data[] {
  const { spectrum, theme } = options;
  if (spectrum === null) return [];
  const { bins } = shown;
  const [from, to] = shownRange(shown);
  const binsBefore = Math.max(0, Math.floor((bins.firstEdge - Math.max(from, -0.5)) / bins.binWidth));
  const lastEdge = bins.firstEdge + bins.count * bins.binWidth;
  const binsAfter = Math.max(0, Math.ceil((Math.min(to, spectrum.length - 0.5) - lastEdge) / bins.binWidth));
  const starts = [bins.firstEdge - binsBefore * bins.binWidth, lastEdge];
  return [binsBefore, binsAfter].map((count, side) => {
    const firstEdge = starts[side] ?? 0;
    const sums = Float64Array.from({ length: count }, (_, bin) => {
      const first = Math.round(firstEdge + 0.5) + bin * bins.binWidth;
      return spectrum.subarray(first, first + bins.binWidth).reduce((sum, n) => sum + n, 0);
    });
    return steps(binCentres(firstEdge, bins.binWidth, count), sums, theme.faintInk, {
      name: DRAWN.countsBeside,
      opacity: 0.7,
    });
  });
}

function fitTraces(fitted: FitInspection, { theme, nameOf }: WindowFitOptions): Data[] {
  const { bins, fit } = fitted;
  if (fit === null) return [];
  return [
    ...fit.components.map(({ label, expected }, i) => {
      const isLine = fitted.lines.some((line) => line === label);
      const color = isLine ? (theme.kinds[FIRST_KIND + i] ?? theme.ink) : theme.faintInk;
      return curve(fitted, expected, color, isLine ? 'solid' : 'dot', 1.2, nameOf(label));
    }),
    curve(fitted, fit.expected, theme.fit, 'solid', 2.2, DRAWN.model),
    crosses({ firstEdge: bins.firstEdge, width: bins.binWidth }, fit.residuals, null, {
      name: DRAWN.counts,
      yaxis: 'y2',
      line: { color: theme.data, width: 2 },
      hovertemplate: '%{customdata[0]:.1f} σ<extra></extra>',
    }),
  ];
}

function curve(
  { bins }: FitInspection,
  y: Float64Array,
  color: string,
  dash: 'dot' | 'dash' | 'solid',
  width: number,
  name: string,
): Data {
  const x = binCentres(bins.firstEdge, bins.binWidth, bins.count);
  const hovertemplate = `${HOVER.counts(name, '%{y:.3~g}')}<extra></extra>`;
  return { type: 'scatter', mode: 'lines', x, y, line: { color, width, dash }, name, hovertemplate };
}

/** What is not fitted lies in the shade. */
function outside(
  { range: { firstAdc, lastAdc } }: FitInspection,
  [from, to]: readonly [number, number],
  theme: PlotTheme,
): Partial<Shape>[] {
  const width = to - from;
  return [
    [from - 10 * width, firstAdc - 0.5],
    [lastAdc + 0.5, to + 10 * width],
  ].map(([x0 = 0, x1 = 0]) => ({
    type: 'rect',
    xref: 'x',
    yref: 'paper',
    x0,
    x1,
    y0: 0,
    y1: 1,
    fillcolor: theme.grid,
    opacity: 0.5,
    line: { width: 0 },
    layer: 'below',
  }));
}
