import type { Data } from 'plotly.js';
import type { CheckedPoint } from '../calibrate/reference/calibrationCheck';
import { labels } from '../labels/labels';
import { axis, baseLayout, energyAxis, lineNames, verticalMark } from './figure';
import { withNumbers } from './figureNumbers';
import type { Figure } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN } = labels.plots;

/** The two residuals of a line stand side by side, eV. */
const SHIFT_EV = 35;

/** Residuals of calibration points in eV: of the calibration (full), and of the one made without the point (open). */
export function calibrationPointsFigure(
  points: readonly CheckedPoint[],
  labelOf: (line: CheckedPoint['line']) => string,
  theme: PlotTheme,
): Figure {
  const energies = points.map(({ energyEv }) => energyEv);
  const names = points.map(({ line, energyEv }) => ({ label: labelOf(line), x: energyEv }));
  const without = points.flatMap(({ energyEv, leftOut }) => (leftOut === null ? [] : [{ energyEv, ...leftOut }]));
  return {
    data: [
      residualTrace(points, -SHIFT_EV, 'circle', theme, DRAWN.withAllPoints),
      residualTrace(without, SHIFT_EV, 'circle-open', theme, DRAWN.withoutIt),
    ],
    layout: baseLayout(theme, {
      margin: { l: 60, r: 14, t: 34, b: BELOW_NUMBERS },
      xaxis: energyAxis(theme, AXES.lineEnergy, {
        range: [Math.min(...energies, 4500) - 300, Math.max(...energies, 6500) + 300],
      }),
      yaxis: axis(theme, AXES.calibratedMinusExpected, { zeroline: true, zerolinecolor: theme.faintInk }),
      shapes: names.map(({ x }) => verticalMark(x, theme.grid)),
      annotations: lineNames(names, theme.ink, 320),
    }),
  };
}

function residualTrace(
  points: readonly { readonly energyEv: number; readonly residualEv: number; readonly errorEv: number }[],
  shiftEv: number,
  symbol: 'circle' | 'circle-open',
  theme: PlotTheme,
  name: string,
): Data {
  const color = theme.data;
  const drawn: Data = {
    type: 'scatter',
    mode: 'markers',
    name,
    x: Float64Array.from(points, ({ energyEv }) => energyEv + shiftEv),
    y: Float64Array.from(points, ({ residualEv }) => residualEv),
    error_y: { type: 'data', array: points.map(({ errorEv }) => errorEv), color, thickness: 1, width: 3 },
    marker: { color, size: 8, symbol },
    hovertemplate: `%{y:.2f} ± %{error_y.array:.2f} eV<extra>${name}</extra>`,
  };
  return withNumbers(drawn, {
    x: points.map(({ energyEv }) => energyEv),
    y: points.map(({ residualEv }) => residualEv),
    error: points.map(({ errorEv }) => errorEv),
  });
}
