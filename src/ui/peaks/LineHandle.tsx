import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { pixelsTo, valueAt, type PlotArea } from '../../plots/plotArea';
import { kindOf } from '../../plots/tileMarks';
import type { PredictedLine } from '../../store/derived/lines';
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
  /** `isContinued`: the key is held down, so this belongs to the movement before. */
  readonly onMove: (adc: number, isContinued: boolean) => void;
  readonly onRemove: () => void;
}

/** Where a drag began: the pointer, and the line. */
interface Grip {
  readonly clientX: number;
  readonly pixels: number;
}

/** A line that can be dragged, or moved and removed by keys: a slider in channels. */
export function LineHandle(props: LineHandleProps) {
  const { line, area, lastAdc, nameRow, isChosen, onChoose, onMove, onRemove } = props;
  const { prediction } = usePlotTheme();
  const [grip, setGrip] = useState<Grip | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const adc = dragged ?? line.adc;
  const pixels = pixelsTo(adc, area);
  const within = (value: number) => Math.min(Math.max(value, 0), lastAdc);
  const errorPixels =
    line.adcError === null || dragged !== null ? 0 : (line.adcError * area.width) / (area.to - area.from);
  const text = dragged === null ? predictionText(line) : `${String(dragged)} channels`;

  const placeUnder = ({ clientX }: PointerEvent, from: Grip) =>
    within(Math.round(valueAt(from.pixels + clientX - from.clientX, area)));
  const letGo = () => {
    setGrip(null);
    setDragged(null);
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = stepOf(event);
    if (step !== 0) onMove(within(Math.round((line.adc + step) * 10) / 10), event.repeat);
    else if (event.key === 'Escape') letGo();
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      const { nextElementSibling: next, previousElementSibling: previous } = event.currentTarget;
      const neighbour = next ?? previous;
      if (neighbour instanceof HTMLElement) neighbour.focus();
      onRemove();
    } else return;
    event.preventDefault();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${line.label} position`}
      aria-valuemin={0}
      aria-valuemax={lastAdc}
      aria-valuenow={Math.round(adc * 10) / 10}
      aria-valuetext={text}
      title={`${line.label}: ${text}`}
      className={classes['handle']}
      data-kind={kindOf(line)}
      data-chosen={isChosen || undefined}
      style={{ left: Math.min(Math.max(pixels, 0), area.width), '--line': prediction } as CSSProperties}
      onFocus={onChoose}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrip({ clientX: event.clientX, pixels });
      }}
      onPointerMove={(event) => {
        if (grip !== null && event.clientX !== grip.clientX) setDragged(placeUnder(event, grip));
      }}
      onPointerUp={(event) => {
        if (grip !== null && event.clientX !== grip.clientX) onMove(placeUnder(event, grip), false);
        letGo();
      }}
      onPointerCancel={letGo}
    >
      <span className={classes['name']} data-row={nameRow} aria-hidden="true">
        {pixels < 0 && '‹ '}
        {line.label}
        {line.isByHand && <em> manual</em>}
        {pixels > area.width && ' ›'}
      </span>
      <span className={classes['mark']} aria-hidden="true" />
      {2 * errorPixels > 1 && (
        <span className={classes['error']} style={{ width: 2 * errorPixels }} aria-hidden="true" />
      )}
    </div>
  );
}

/** Channels that an arrow key moves a line by; 0 for other keys. */
function stepOf({ key, shiftKey }: KeyboardEvent): number {
  const size = shiftKey ? 10 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -size : 0;
}
