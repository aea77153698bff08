import { Button } from '@mantine/core';
import { useRef } from 'react';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { useEscape } from './useEscape';
import { useFocusOnLeave } from './useFocusOnLeave';
import classes from './Tour.module.css';

/** A quiet offer on the empty page, until it is taken or declined once. */
export function TourOffer() {
  const { startTour, endTour } = useWorkbench(({ startTour, endTour }) => ({ startTour, endTour }));
  const offer = useRef<HTMLElement>(null);
  useEscape(endTour);
  useFocusOnLeave(offer);
  return (
    <section ref={offer} aria-label={labels.tour.offer} className={classes['offer']}>
      <p className={classes['text']}>{labels.tour.offerText}</p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={startTour}>
          {labels.names.takeTour}
        </Button>
        <Button variant="subtle" onClick={endTour}>
          {labels.names.declineTour}
        </Button>
      </div>
    </section>
  );
}
