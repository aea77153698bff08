import type { SpectrumPart } from '../dataset/anomaly';
import { labels } from '../labels/labels';
import type { AnomalyEvidence } from '../monitor/evidenceOf';
import { axis, baseLayout, binCentres, countAxis, energyAxis, greatest, steps, type Figure } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN } = labels.plots;

const UPPER = [0.42, 1] as const;
const LOWER = [0, 0.36] as const;

/**
 * A flagged spectrum with what was expected of it, and below the difference from the detector's own mean in units of the
 * expected fluctuation. The part that made the flag is shaded.
 */
export function anomalyEvidenceFigure(
  { firstEdgeEv, binEv, data, ownMean, reconstruction }: AnomalyEvidence,
  part: SpectrumPart | null,
  isLog: boolean,
  theme: PlotTheme,
): Figure {
  const x = binCentres(firstEdgeEv, binEv, data.length);
  const difference = data.map((n, bin) => (n - (ownMean[bin] ?? 0)) / Math.sqrt(Math.max(ownMean[bin] ?? 0, 1)));
  const line = (y: Float64Array, name: string, color: string, dash: 'solid' | 'dash') =>
    ({ type: 'scatter', mode: 'lines', x, y, name, line: { color, width: 1.4, dash }, hoverinfo: 'skip' }) as const;
  return {
    data: [
      steps(x, data, theme.data, { name: DRAWN.data, hoverinfo: 'x+y' }),
      line(ownMean, DRAWN.ownMean, theme.fit, 'solid'),
      ...(reconstruction === null ? [] : [line(reconstruction, DRAWN.autoencoder, theme.prediction, 'dash')]),
      { ...steps(x, difference, theme.data, { name: DRAWN.data, hoverinfo: 'x+y' }), yaxis: 'y2', showlegend: false },
    ],
    layout: baseLayout(theme, {
      margin: { l: 62, r: 14, t: 26, b: BELOW_NUMBERS },
      showlegend: true,
      xaxis: energyAxis(theme, AXES.ownEnergy, { anchor: 'y2' }),
      yaxis: { ...countAxis(theme, AXES.countsPerEv(String(binEv)), isLog, greatest(data)), domain: [...UPPER] },
      yaxis2: axis(theme, AXES.difference, { domain: [...LOWER], nticks: 5 }),
      shapes:
        part?.unit !== 'eV'
          ? []
          : [
              {
                type: 'rect',
                xref: 'x',
                yref: 'paper',
                x0: part.from,
                x1: part.to,
                y0: 0,
                y1: 1,
                fillcolor: theme.warning,
                opacity: 0.08,
                line: { width: 0 },
              },
            ],
    }),
  };
}
