import type { Annotations, Shape } from 'plotly.js';
import type { SummedSpectrum } from '../assess/results';
import { labels } from '../labels/labels';
import type { PlotTheme } from './theme';

const { drawn: DRAWN } = labels.plots;

interface Marks {
  readonly shapes: readonly Partial<Shape>[];
  readonly annotations: readonly Partial<Annotations>[];
}

/** A shaded band named `blinded` where the counts of `spectra` were kept from the page; nothing where all are there. */
export function blindedBand(spectra: readonly SummedSpectrum[], theme: PlotTheme): Marks {
  const hiddenEv = spectra.find((spectrum) => spectrum.hiddenEv !== undefined)?.hiddenEv;
  if (hiddenEv === undefined) return { shapes: [], annotations: [] };
  const [x0, x1] = hiddenEv;
  const band = { type: 'rect', xref: 'x', yref: 'paper', x0, x1, y0: 0, y1: 1 } as const;
  return {
    shapes: [{ ...band, fillcolor: theme.grid, line: { width: 0 }, layer: 'below' }],
    annotations: [
      {
        text: DRAWN.blinded,
        x: (x0 + x1) / 2,
        xref: 'x',
        y: 0.98,
        yref: 'paper',
        yanchor: 'top',
        textangle: '-90',
        showarrow: false,
        font: { size: 11, color: theme.faintInk },
      },
    ],
  };
}
