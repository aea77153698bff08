import type { Layout } from 'plotly.js';
import type { Figure } from './figure';
import { loadPlotly } from './loadPlotly';
import { withVectorMap } from './vectorMap';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Dots of a PNG per pixel of the page: 300 per inch where a page has 96. */
const PNG_SCALE = 3;

/** What a plot shows now: with the zoom that the user has chosen. `paper` is the colour behind it. */
export interface Shown extends Figure {
  readonly paper: string;
}

/** The figure as SVG text, all of it outlines. */
export async function svgOf(figure: Shown, size: PictureSize): Promise<string> {
  const plotly = await loadPlotly();
  const address = await plotly.toImage(onPaper({ ...withVectorMap(figure), paper: figure.paper }), {
    ...size,
    format: 'svg',
  });
  return decodeURIComponent(address.slice(address.indexOf(',') + 1));
}

/** The figure as PNG, for slides: three dots per pixel. */
export async function pngOf(figure: Shown, size: PictureSize): Promise<Blob> {
  const plotly = await loadPlotly();
  const address = await plotly.toImage(onPaper(figure), { ...size, format: 'png', scale: PNG_SCALE });
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

function onPaper({ data, layout, paper }: Shown): { data: Figure['data'][number][]; layout: Partial<Layout> } {
  return { data: [...data], layout: { ...layout, paper_bgcolor: paper, plot_bgcolor: paper } };
}
