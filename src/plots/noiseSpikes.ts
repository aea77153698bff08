import type { Annotations, Shape } from 'plotly.js';
import { labels } from '../labels/labels';

const { drawn: DRAWN } = labels.plots;

/** A peak too narrow for a line, at its channel. */
export interface MarkedSpike {
  readonly x: number;
  readonly sigmaAdc: number;
}

/** Half the width of the band that marks a spike, in units of its sigma. */
const BAND_SIGMAS = 3;

/** A band over the spike, hatched by its dotted outline so that it is told from the bands of fitted lines. */
export function spikeShapes({ x, sigmaAdc }: MarkedSpike, color: string): Partial<Shape>[] {
  const half = BAND_SIGMAS * sigmaAdc;
  return [
    {
      type: 'rect',
      xref: 'x',
      yref: 'paper',
      x0: x - half,
      x1: x + half,
      y0: 0,
      y1: 1,
      fillcolor: color,
      opacity: 0.15,
      line: { width: 1, color, dash: 'dot' },
    },
  ];
}

/** `noise` below the plot's upper edge, once for spikes closer than `closeness` channels. */
export function spikeNames(spikes: readonly MarkedSpike[], color: string, closeness: number): Partial<Annotations>[] {
  const named = spikes.filter(({ x }, i) => i === 0 || x - (spikes[i - 1]?.x ?? -Infinity) >= closeness);
  return named.map(({ x }) => ({
    text: DRAWN.noise,
    x,
    xref: 'x',
    yref: 'paper',
    y: 0.98,
    yanchor: 'top',
    showarrow: false,
    font: { size: 10, color },
  }));
}
