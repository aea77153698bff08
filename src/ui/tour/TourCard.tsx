import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { stopBeside, TOUR_STOPS, type TourStop } from '../../store/derived/tour';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { STOP_WORDS } from './stopWords';
import { useEscape } from './useEscape';
import { useFocusOnLeave } from './useFocusOnLeave';
import classes from './Tour.module.css';
import './pointers.css';

/** The guided tour: a strip of its own between headline and view. It covers nothing, and what it speaks of is framed. */
export function TourCard() {
  const { stop, isDone, isElsewhere, showStop, endTour } = useWorkbench((state) => {
    const plan = TOUR_STOPS.find(({ id }) => id === state.tourStop);
    return {
      stop: state.tourStop,
      isDone: plan?.isDone?.(state) === true,
      isElsewhere: plan !== undefined && plan.step !== null && plan.step !== state.step,
      showStop: state.showStop,
      endTour: state.endTour,
    };
  });
  const card = useRef<HTMLElement>(null);
  usePointer(stop);
  useFocusOnLeave(card);
  // The tour was asked for, so it takes the focus when it begins, and never later.
  useEffect(() => {
    card.current?.focus({ preventScroll: true });
  }, []);
  useEscape(endTour);
  if (stop === null) return null;
  const { title, text, done } = STOP_WORDS[stop];
  const before = stopBeside(stop, -1);
  const after = stopBeside(stop, 1);
  const number = TOUR_STOPS.findIndex(({ id }) => id === stop) + 1;
  return (
    <section ref={card} tabIndex={-1} aria-label={labels.tour.tour} className={classes['card']}>
      <div aria-live="polite" className={classes['words']}>
        <h2 className={classes['title']}>
          {title}
          <span className={classes['place']}>{labels.tour.place(String(number), String(TOUR_STOPS.length))}</span>
        </h2>
        <p className={classes['text']}>
          {isDone && done !== undefined ? <span className="good">✓ {done}</span> : text}
        </p>
      </div>
      <div className={classes['buttons']}>
        {isElsewhere && (
          <Button variant="default" onClick={() => showStop(stop)}>
            {labels.names.showStop}
          </Button>
        )}
        <Button variant="default" disabled={before === null} onClick={() => before !== null && showStop(before)}>
          {labels.names.previousStop}
        </Button>
        {after !== null && (
          <Button variant="default" onClick={() => showStop(after)}>
            {labels.names.nextStop}
          </Button>
        )}
        <Button variant="subtle" onClick={endTour}>
          {labels.names.endTour}
        </Button>
      </div>
    </section>
  );
}

/** Frames what a stop speaks of, and brings it into sight where it is on the page. */
function usePointer(stop: TourStop | null): void {
  useEffect(() => {
    if (stop === null) return;
    const root = document.documentElement;
    root.dataset['tour'] = stop;
    // No smooth scrolling: it would be motion that nobody asked for.
    document.querySelector(`[data-stop="${stop}"]`)?.scrollIntoView({ block: 'nearest' });
    return () => {
      delete root.dataset['tour'];
    };
  }, [stop]);
}
