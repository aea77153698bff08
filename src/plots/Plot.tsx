import { useEffect, useRef, useState } from 'react';
import type { Config } from 'plotly.js';
import { enqueueDrawing } from './drawQueue';
import type { Figure } from './figure';
import { loadPlotly } from './loadPlotly';
import { plotAreaOf, type DrawnPlot, type PlotArea } from './plotArea';

export interface PlotProps {
  readonly figure: Figure;
  /** What the plot shows, for those who cannot see it. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Called with the coordinates of a clicked point. */
  readonly onPointClick?: ((point: { readonly x: unknown; readonly y: unknown }) => void) | undefined;
  /** Called with the place of the x axis whenever the plot was drawn, zoomed, panned or resized. */
  readonly onArea?: ((area: PlotArea) => void) | undefined;
}

const CONFIG: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
  toImageButtonOptions: { format: 'svg', filename: 'halfmax' },
};

interface PlotElement extends HTMLDivElement, DrawnPlot {
  on?: {
    (event: 'plotly_click', listener: (event: { points: { x: unknown; y: unknown }[] }) => void): void;
    (event: 'plotly_afterplot' | 'plotly_relayouting', listener: () => void): void;
  };
  removeAllListeners?: (event: string) => void;
}

function sizeOf(element: HTMLElement): string {
  return `${String(element.clientWidth)} ${String(element.clientHeight)}`;
}

/**
 * The figure has a name; read aloud, its tick labels would be a heap of numbers. Its buttons can be reached by keys, which
 * is why the whole is a `figure` and no `img`: that would hide them.
 */
function hideDrawing(element: HTMLElement): void {
  for (const svg of element.querySelectorAll('svg.main-svg')) svg.setAttribute('aria-hidden', 'true');
}

type Plotly = Awaited<ReturnType<typeof loadPlotly>>;

type Drawing = Pick<PlotProps, 'figure' | 'onPointClick' | 'onArea'>;

function draw(plotly: Plotly, element: PlotElement, { figure, onPointClick, onArea }: Drawing) {
  const tellArea = () => {
    const area = plotAreaOf(element);
    if (area !== null) onArea?.(area);
  };
  void plotly.react(element, [...figure.data], { ...figure.layout, autosize: true }, CONFIG).then(() => {
    hideDrawing(element);
    tellArea();
  });
  for (const event of ['plotly_afterplot', 'plotly_relayouting'] as const) {
    element.removeAllListeners?.(event);
    element.on?.(event, tellArea);
  }
  element.removeAllListeners?.('plotly_click');
  element.on?.('plotly_click', ({ points }) => {
    const point = points[0];
    if (point !== undefined) onPointClick?.(point);
  });
}

/** Draws a figure with Plotly and keeps it in the size of its box. The only place that knows Plotly. */
export function Plot({ figure, label, className, onPointClick, onArea }: PlotProps) {
  const box = useRef<PlotElement>(null);
  const [failure, setFailure] = useState<string | null>(null);

  // Figures may come faster than they can be drawn: the one drawing that waits takes the newest, and keeps its place.
  const newest = useRef<Drawing>({ figure, onPointClick, onArea });
  const waiting = useRef<(() => void) | null>(null);
  const drawnSize = useRef('');

  useEffect(() => {
    const element = box.current;
    newest.current = { figure, onPointClick, onArea };
    if (element === null || waiting.current !== null) return;
    let isTakenBack = false;
    waiting.current = () => {
      isTakenBack = true;
    };
    loadPlotly()
      .then((plotly) => {
        if (isTakenBack) return;
        waiting.current = enqueueDrawing(() => {
          waiting.current = null;
          drawnSize.current = sizeOf(element);
          draw(plotly, element, newest.current);
        });
      })
      .catch(() => {
        waiting.current = null;
        if (!isTakenBack) setFailure('The plotting library could not be loaded. Reload the page to try again.');
      });
  }, [figure, onPointClick, onArea]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      void loadPlotly().then((plotly) => {
        enqueueDrawing(() => {
          // Not drawn yet, gone, or in its size already (an observer calls once at its start).
          if (drawnSize.current === '' || !element.isConnected || drawnSize.current === sizeOf(element)) return;
          drawnSize.current = sizeOf(element);
          plotly.Plots.resize(element);
        });
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      waiting.current?.();
      waiting.current = null;
      void loadPlotly().then((plotly) => {
        plotly.purge(element);
      });
    };
  }, []);

  return (
    <>
      {failure !== null && <p>{failure}</p>}
      <div ref={box} className={className} role="figure" aria-label={label} />
    </>
  );
}
