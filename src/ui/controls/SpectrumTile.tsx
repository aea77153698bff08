import { useEffect, useRef } from 'react';
import { drawTile } from '../../plots/drawTile';
import { enqueueDrawing } from '../../plots/drawQueue';
import type { TileLine } from '../../plots/tileMarks';
import type { ChannelRow } from '../../store/derived/channels';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import classes from './SpectrumTile.module.css';

interface SpectrumTileProps {
  readonly row: ChannelRow;
  readonly counts: Uint32Array;
  /** Predicted lines. */
  readonly predicted?: readonly TileLine[];
  /** Fitted centroids, channels. */
  readonly fitted?: readonly number[];
  /** Why someone should look at it, in words; none for nothing. */
  readonly attention?: readonly string[] | undefined;
}

const NONE: readonly never[] = [];

/** A small spectrum that can be clicked: drawn on a canvas, since there are many. */
export function SpectrumTile(props: SpectrumTileProps) {
  const { row, counts, predicted = NONE, fitted = NONE, attention = NONE } = props;
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
      drawTile(element, counts, { theme, isLog, predicted, fitted });
    });
  }, [counts, predicted, fitted, theme, isLog]);
  return (
    <button
      type="button"
      className={classes['tile']}
      aria-pressed={isSelected}
      data-out={!row.takesPart || undefined}
      title={titleOf(row, attention)}
      onClick={() => select({ detector: row.detector })}
    >
      <span className={classes['label']}>{labels.controls.sdd(row.label)}</span>
      {attention.length > 0 && (
        <span className={classes['attention']} aria-hidden="true">
          !
        </span>
      )}
      <canvas ref={canvas} className={classes['canvas']} aria-hidden="true" />
    </button>
  );
}

function titleOf({ reason }: ChannelRow, attention: readonly string[]): string | undefined {
  const lines = [...(reason === null ? [] : [reason]), ...attention];
  return lines.length === 0 ? undefined : lines.join('\n');
}
