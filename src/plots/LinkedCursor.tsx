import { useEffect, useState, type RefObject } from 'react';
import { cursorAt, cursorText, followCursor, pointAt, valueOn, type Cursor, type CursorAxis } from './cursor';
import { pixelsTo, valueAt, type PlotArea } from './plotArea';
import classes from './Plot.module.css';

interface LinkedCursorProps {
  readonly axis: CursorAxis;
  /** The plot's box, over which the pointer is followed. */
  readonly frame: RefObject<HTMLElement | null>;
  /** Where the axis is now; null before the plot is drawn. */
  readonly areaNow: () => PlotArea | null;
}

/** The place pointed at in this plot or another one of the same spectrum: an element over the plot, so that nothing is drawn anew. */
export function LinkedCursor({ axis, frame, areaNow }: LinkedCursorProps) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const { group, unit, energyOf } = axis;

  useEffect(() => followCursor(group, setCursor), [group]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const move = ({ clientX, clientY }: PointerEvent) => {
      const area = areaNow();
      if (area === null) return;
      const box = element.getBoundingClientRect();
      const [x, y] = [clientX - box.left - area.left, clientY - box.top];
      const isInside = x >= 0 && x <= area.width && y >= area.top && y <= box.height;
      pointAt(group, isInside ? cursorAt({ group, unit, energyOf }, valueAt(x, area)) : null);
    };
    const leave = () => {
      pointAt(group, null);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
      leave();
    };
  }, [group, unit, energyOf, frame, areaNow]);

  const area = cursor === null ? null : areaNow();
  const value = cursor === null ? null : valueOn(axis, cursor);
  if (cursor === null || area === null || value === null) return null;
  const x = pixelsTo(value, area);
  if (x < 0 || x > area.width) return null;
  return (
    <div
      className={classes['cursor']}
      aria-hidden="true"
      data-side={x > area.width / 2 ? 'left' : 'right'}
      style={{ left: area.left + x, top: area.top, height: area.height }}
    >
      <span className={classes['place']}>{cursorText(cursor)}</span>
    </div>
  );
}
