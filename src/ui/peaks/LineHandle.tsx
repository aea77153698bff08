import { labels } from '../../labels/labels';
import { pixelsTo, type PlotArea } from '../../plots/plotArea';
import { kindOf } from '../../plots/tileMarks';
import type { PredictedLine } from '../../store/derived/lines';
import { AxisHandle } from '../controls/AxisHandle';
import { predictionText } from '../format/prediction';
import { usePlotTheme } from '../usePlotTheme';
import classes from './LineHandle.module.css';

interface LineHandleProps {
  readonly line: PredictedLine;
  readonly area: PlotArea;
  readonly lastAdc: number;
  /** 1: the name stands a row higher. */
  readonly nameRow: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onMove: (adc: number) => void;
  readonly onRemove: () => void;
}

/** A predicted line that can be dragged, or moved and removed by keys. */
export function LineHandle({ line, area, lastAdc, nameRow, isChosen, onChoose, onMove, onRemove }: LineHandleProps) {
  const { prediction } = usePlotTheme();
  const error = ((line.adcError ?? 0) * area.width) / (area.to - area.from);
  return (
    <AxisHandle
      name={labels.peaks.editor.position(line.label)}
      value={line.adc}
      min={0}
      max={lastAdc}
      area={area}
      color={prediction}
      textOf={(dragged) => (dragged === null ? predictionText(line) : labels.peaks.editor.draggedTo(String(dragged)))}
      className={classes['handle']}
      kind={kindOf(line)}
      isChosen={isChosen}
      onChoose={onChoose}
      onMove={onMove}
      onRemove={onRemove}
    >
      {(dragged) => {
        const pixels = pixelsTo(dragged ?? line.adc, area);
        return (
          <>
            <span className={`axis-name ${classes['name'] ?? ''}`} data-row={nameRow} aria-hidden="true">
              {pixels < 0 && '‹ '}
              {line.label}
              {line.isByHand && <em> {labels.peaks.editor.manual}</em>}
              {pixels > area.width && ' ›'}
            </span>
            <span className={classes['mark']} aria-hidden="true" />
            {dragged === null && 2 * error > 1 && (
              <span className={classes['error']} style={{ width: 2 * error }} aria-hidden="true" />
            )}
          </>
        );
      }}
    </AxisHandle>
  );
}
