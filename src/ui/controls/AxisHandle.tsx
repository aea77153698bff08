import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { pixelsTo, valueAt, type PlotArea } from '../../plots/plotArea';
import classes from './AxisHandle.module.css';

interface AxisHandleProps {
  /** Accessible name. */
  readonly name: string;
  /** Where it stands on the x axis, channels. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly area: PlotArea;
  readonly color: string;
  /** What is said of it; `dragged`: where it is being dragged to, null at rest. */
  readonly textOf: (dragged: number | null) => string;
  readonly className?: string | undefined;
  readonly kind?: string | undefined;
  readonly isChosen?: boolean;
  /** Whether it tells of every step of a drag, not of its end alone. */
  readonly isLive?: boolean;
  readonly onChoose?: (() => void) | undefined;
  readonly onMove: (value: number) => void;
  readonly onRemove?: (() => void) | undefined;
  /** Marks and names that move with it. */
  readonly children: (dragged: number | null) => ReactNode;
}

/** Where a drag began: the pointer and the handle. */
interface Grip {
  readonly clientX: number;
  readonly pixels: number;
}

/** A vertical line over a plot that can be dragged, or moved (and removed) by keys: a slider in channels. */
export function AxisHandle(props: AxisHandleProps) {
  const { name, value, min, max, area, color, textOf, isLive = false, onMove, onRemove } = props;
  const [grip, setGrip] = useState<Grip | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const place = dragged ?? value;
  const text = textOf(dragged);
  const within = (wanted: number) => Math.min(Math.max(wanted, min), max);
  const placeUnder = ({ clientX }: PointerEvent, from: Grip) =>
    within(Math.round(valueAt(from.pixels + clientX - from.clientX, area)));
  const letGo = () => {
    setGrip(null);
    setDragged(null);
  };

  function onPointerMove(event: PointerEvent): void {
    if (grip === null || event.clientX === grip.clientX) return;
    const next = placeUnder(event, grip);
    setDragged(next);
    if (isLive && next !== dragged) onMove(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = stepOf(event);
    if (step !== 0) onMove(within(Math.round((value + step) * 10) / 10));
    else if (event.key === 'Escape') letGo();
    else if (onRemove !== undefined && (event.key === 'Delete' || event.key === 'Backspace')) {
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
      aria-label={name}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.round(place * 10) / 10}
      aria-valuetext={text}
      title={`${name}: ${text}`}
      className={`${classes['handle'] ?? ''} ${props.className ?? ''}`}
      data-kind={props.kind}
      data-chosen={props.isChosen === true || undefined}
      style={{ left: Math.min(Math.max(pixelsTo(place, area), 0), area.width), '--line': color } as CSSProperties}
      onFocus={props.onChoose}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrip({ clientX: event.clientX, pixels: pixelsTo(value, area) });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        if (grip !== null && !isLive && event.clientX !== grip.clientX) onMove(placeUnder(event, grip));
        letGo();
      }}
      onPointerCancel={letGo}
    >
      {props.children(dragged)}
    </div>
  );
}

/** Channels that an arrow key moves a line by; 0 for other keys. */
function stepOf({ key, shiftKey }: KeyboardEvent): number {
  const size = shiftKey ? 10 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -size : 0;
}
