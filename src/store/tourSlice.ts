import { firstStop, stopAfter, TOUR_STOPS, type TourStop } from './derived/tour';
import type { SliceOf, Workbench } from './workbench';

export interface TourSlice {
  /** Where the guided tour is; null while nobody takes it. */
  readonly tourStop: TourStop | null;
  /** Whether the empty page offers the tour: until it was taken or declined once. */
  readonly isTourOffered: boolean;
  /** Begins at the first thing that has not been done yet. */
  readonly startTour: () => void;
  /** Goes to a stop and shows its view. */
  readonly showStop: (stop: TourStop) => void;
  /** Ends the tour, or declines it. */
  readonly endTour: () => void;
}

export const createTourSlice: SliceOf<TourSlice> = (set, get, { tourStore }) => ({
  tourStop: null,
  isTourOffered: !tourStore.isAnswered(),
  startTour: () => {
    tourStore.setAnswered();
    set({ isTourOffered: false, tourStop: firstStop(get()) });
  },
  showStop: (stop) => {
    set({ tourStop: stop });
    const step = TOUR_STOPS.find(({ id }) => id === stop)?.step ?? null;
    if (step !== null) get().showStep(step);
  },
  endTour: () => {
    tourStore.setAnswered();
    set({ isTourOffered: false, tourStop: null });
  },
});

/** Takes the tour further where the user has done what a stop asks for. The view stays: it may show what came of it. */
export function followTour(workbench: Workbench): void {
  workbench.subscribe((state, before) => {
    if (state.tourStop === null || state.tourStop !== before.tourStop) return;
    const next = stopAfter(state.tourStop, before, state);
    if (next !== state.tourStop) workbench.setState({ tourStop: next });
  });
}
