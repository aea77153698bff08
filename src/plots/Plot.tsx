import { useEffect, useRef, useState } from 'react';
import type { Config, Data } from 'plotly.js';
import { enqueueDrawing } from './drawQueue';
import type { Figure } from './figure';
import { loadPlotly } from './loadPlotly';

export interface PlotProps {
  readonly figure: Figure;
  /** What the plot shows, for those who cannot see it. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Called with the coordinates of a clicked point. */
  readonly onPointClick?: ((point: { readonly x: unknown; readonly y: unknown }) => void) | undefined;
}

const CONFIG: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
  toImageButtonOptions: { format: 'svg', filename: 'halfmax' },
};

interface PlotElement extends HTMLDivElement {
  on?: (event: 'plotly_click', listener: (event: { points: { x: unknown; y: unknown }[] }) => void) => void;
  removeAllListeners?: (event: string) => void;
}

/** Draws a figure with Plotly and keeps it in the size of its box. The only place that knows Plotly. */
export function Plot({ figure, label, className, onPointClick }: PlotProps) {
  const box = useRef<PlotElement>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let isWanted = true;
    let takeBack: (() => void) | null = null;
    loadPlotly()
      .then((plotly) => {
        if (!isWanted) return;
        takeBack = enqueueDrawing(() => {
          void plotly.react(element, [...figure.data] as Data[], { ...figure.layout, autosize: true }, CONFIG);
          element.removeAllListeners?.('plotly_click');
          element.on?.('plotly_click', ({ points }) => {
            const point = points[0];
            if (point !== undefined) onPointClick?.(point);
          });
        });
      })
      .catch(() => {
        if (isWanted) setFailure('The plotting library could not be loaded. Reload the page to try again.');
      });
    return () => {
      isWanted = false;
      takeBack?.();
    };
  }, [figure, onPointClick]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      void loadPlotly().then((plotly) => {
        enqueueDrawing(() => {
          if (element.isConnected && element.querySelector('.main-svg') !== null) plotly.Plots.resize(element);
        });
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      void loadPlotly().then((plotly) => {
        plotly.purge(element);
      });
    };
  }, []);

  return (
    <>
      {failure !== null && <p>{failure}</p>}
      <div ref={box} className={className} role="img" aria-label={label} />
    </>
  );
}
