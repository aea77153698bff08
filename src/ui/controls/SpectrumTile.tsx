import { useEffect, useRef } from 'react';
import { drawTile } from '../../plots/drawTile';
import { enqueueDrawing } from '../../plots/drawQueue';
import type { ChannelRow } from '../../store/derived/channels';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import classes from './SpectrumTile.module.css';

interface SpectrumTileProps {
  readonly row: ChannelRow;
  readonly counts: Uint32Array;
  /** Channels at which lines are predicted. */
  readonly marks?: readonly number[];
}

const NO_MARKS: readonly number[] = [];

/** A small spectrum that can be clicked: drawn on a canvas, since there are many. */
export function SpectrumTile({ row, counts, marks = NO_MARKS }: SpectrumTileProps) {
  const { isSelected, select, isLog } = useWorkbench(({ selection, select, isLogScale }) => ({
    isSelected: selection.detector === row.detector,
    select,
    isLog: isLogScale,
  }));
  const theme = usePlotTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    return enqueueDrawing(() => {
      drawTile(element, counts, { theme, isLog, marks });
    });
  }, [counts, marks, theme, isLog]);
  return (
    <button
      type="button"
      className={classes['tile']}
      aria-pressed={isSelected}
      data-out={!row.takesPart || undefined}
      title={row.reason ?? undefined}
      onClick={() => select({ detector: row.detector })}
    >
      <span className={classes['label']}>SDD {row.label}</span>
      <canvas ref={canvas} className={classes['canvas']} aria-hidden="true" />
    </button>
  );
}
