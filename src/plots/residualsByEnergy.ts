import type { Data } from 'plotly.js';
import type { SpectrumName } from '../assess/results';
import { labels } from '../labels/labels';
import { axis, baseLayout, energyAxis, lineNames, verticalMark } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure, NamedLine } from './figure';
import { SERIES_LABEL, SERIES_SYMBOL, type PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES } = labels.plots;

/** Calibrated minus expected energy of fitted lines, in eV. */
export interface ResidualPoints {
  readonly spectrum: SpectrumName;
  readonly energiesEv: readonly number[];
  readonly residualsEv: readonly number[];
  readonly errorsEv: readonly (number | null)[];
}

const SHIFT_EV: Readonly<Record<SpectrumName, number>> = { standard: -45, reference: 0, optimized: 45 };

/** How far from their energies the calibrations put the lines; the three series stand beside each other. */
export function residualsByEnergyFigure(
  points: readonly ResidualPoints[],
  lines: readonly NamedLine[],
  theme: PlotTheme,
): Figure {
  const energies = lines.map(({ x }) => x);
  return {
    data: points.map((series) => traceOf(series, theme)),
    layout: baseLayout(theme, {
      margin: { l: 60, r: 14, t: 34, b: BELOW_NUMBERS },
      xaxis: energyAxis(theme, AXES.lineEnergy, {
        range: [Math.min(4500, ...energies) - 300, Math.max(8050, ...energies) + 300],
      }),
      yaxis: axis(theme, AXES.calibratedMinusExpected, { zeroline: true, zerolinecolor: theme.faintInk }),
      shapes: lines.map(({ x }) => verticalMark(x, theme.grid)),
      annotations: lineNames(lines, theme.ink, 300),
    }),
  };
}

function traceOf({ spectrum, energiesEv, residualsEv, errorsEv }: ResidualPoints, theme: PlotTheme): Data {
  const color = theme.series[spectrum];
  const drawn: Data = {
    type: 'scatter',
    mode: 'markers',
    name: SERIES_LABEL[spectrum],
    x: Float64Array.from(energiesEv, (energy) => energy + SHIFT_EV[spectrum]),
    y: Float64Array.from(residualsEv),
    error_y: { type: 'data', array: errorsEv.map((error) => error ?? 0), color, thickness: 1, width: 0 },
    marker: { color, size: 5, opacity: 0.8, symbol: SERIES_SYMBOL[spectrum] },
    hovertemplate: `%{y:.1f} ± %{error_y.array:.1f} eV<extra>${SERIES_LABEL[spectrum]}</extra>`,
  };
  return withNumbers(drawn, { x: energiesEv, y: residualsEv, error: errorsEv });
}
