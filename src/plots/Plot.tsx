import { useCallback, useEffect, useRef, useState } from 'react';
import type { Config, Layout } from 'plotly.js';
import { labels } from '../labels/labels';
import type { CursorAxis } from './cursor';
import { enqueueDrawing } from './drawQueue';
import { ExportTools } from './ExportTools';
import type { Figure } from './figure';
import { withKeptZoom } from './keptZoom';
import { LinkedCursor } from './LinkedCursor';
import { loadPlotly, whenPlotlyComes } from './loadPlotly';
import { plotAreaOf, type DrawnPlot, type PlotArea } from './plotArea';
import classes from './Plot.module.css';

export interface PlotProps {
  readonly figure: Figure;
  /** What the plot shows, for those who cannot see it. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Called with the coordinates of a clicked point. */
  readonly onPointClick?: ((point: { readonly x: unknown; readonly y: unknown }) => void) | undefined;
  /** Called with the place of the x axis whenever the plot was drawn, zoomed, panned or resized. */
  readonly onArea?: ((area: PlotArea) => void) | undefined;
  /** What the plot is of: the user's zoom stays while this stays. */
  readonly subject?: string;
  /** Where the plot shares its cursor with others. */
  readonly cursor?: CursorAxis | null;
}

const CONFIG: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d', 'toImage'],
};

interface PlotElement extends HTMLDivElement, DrawnPlot {
  /** As it is shown: with what the user has zoomed into. */
  readonly layout?: Partial<Layout>;
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

type Drawing = Pick<PlotProps, 'figure' | 'label' | 'onPointClick' | 'onArea' | 'subject'>;

/** Nothing where it cannot be loaded: the drawing tells that. */
function whenLoaded(act: (plotly: Plotly) => void): void {
  void loadPlotly().then(act, () => undefined);
}

/** The layout that Plotly was handed last for an element. */
const handedLayouts = new WeakMap<PlotElement, Partial<Layout>>();

function draw(plotly: Plotly, element: PlotElement, { figure, label, onPointClick, onArea, subject = '' }: Drawing) {
  const startMs = performance.now();
  const tellArea = () => {
    const area = plotAreaOf(element);
    if (area !== null) onArea?.(area);
  };
  const handed = handedLayouts.get(element);
  const before =
    handed === undefined ? null : { handed, rangeOf: (axis: string) => element._fullLayout?.[axis]?.range };
  const layout = withKeptZoom({ ...figure.layout, autosize: true }, subject, before);
  // Plotly writes what the user does into the layout that it is given.
  handedLayouts.set(element, structuredClone(layout));
  void plotly.react(element, [...figure.data], layout, CONFIG).then(() => {
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
  noteDrawing(label, startMs);
}

/** Names the drawing to who watches the page's tasks: the browser's tools, and the bench of the main thread. */
function noteDrawing(label: string, startMs: number): void {
  performance.measure(label, { start: startMs });
  // The watchers have it; the browser would keep every one for good.
  performance.clearMeasures(label);
}

/**
 * Draws a figure with Plotly and keeps it in the size of its box, with its exports and its share of the cursor. Beside
 * the pictures the only place that knows Plotly.
 */
export function Plot(props: PlotProps) {
  const { figure, label, className, onPointClick, onArea, subject = '', cursor = null } = props;
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<PlotElement>(null);
  const [isFailed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);

  // What failed for one plot failed for all of them: with one try again all are drawn.
  useEffect(() => (isFailed ? whenPlotlyComes(() => setTries((count) => count + 1)) : undefined), [isFailed]);

  // Figures may come faster than they can be drawn: the one drawing that waits takes the newest, and keeps its place.
  const newest = useRef<Drawing>({ figure, label, onPointClick, onArea, subject });
  const waiting = useRef<(() => void) | null>(null);
  const drawnSize = useRef('');

  useEffect(() => {
    const element = box.current;
    newest.current = { figure, label, onPointClick, onArea, subject };
    if (element === null || waiting.current !== null) return;
    let isTakenBack = false;
    waiting.current = () => {
      isTakenBack = true;
    };
    loadPlotly()
      .then((plotly) => {
        if (isTakenBack) return;
        setFailed(false);
        waiting.current = enqueueDrawing(() => {
          waiting.current = null;
          drawnSize.current = sizeOf(element);
          draw(plotly, element, newest.current);
        });
      })
      .catch(() => {
        waiting.current = null;
        if (!isTakenBack) setFailed(true);
      });
  }, [figure, label, onPointClick, onArea, subject, tries]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      whenLoaded((plotly) => {
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
      whenLoaded((plotly) => {
        plotly.purge(element);
      });
    };
  }, []);

  const areaNow = useCallback(() => (box.current === null ? null : plotAreaOf(box.current)), []);
  const shown = useCallback(() => {
    const element = box.current;
    if (element?.layout === undefined) return null;
    // The panel's colour lies behind the plot, which has none of its own.
    const paper = getComputedStyle(element).getPropertyValue('--panel').trim();
    const { clientWidth: width, clientHeight: height, layout } = element;
    return { data: newest.current.figure.data, layout, paper, width, height };
  }, []);

  return (
    <>
      {isFailed && (
        <p role="alert">
          {labels.plots.notLoaded}{' '}
          <button
            type="button"
            aria-label={labels.plots.tryAgainNamed(label)}
            onClick={() => setTries((count) => count + 1)}
          >
            {labels.plots.tryAgain}
          </button>
        </p>
      )}
      <div ref={frame} className={`${classes['frame'] ?? ''} ${className ?? ''}`}>
        <div ref={box} className={classes['box']} role="figure" aria-label={label} />
        {cursor !== null && <LinkedCursor axis={cursor} frame={frame} areaNow={areaNow} />}
        <ExportTools label={label} figure={figure} shown={shown} />
      </div>
    </>
  );
}
