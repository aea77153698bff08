/** Where it is remembered that the tour need not be offered any more. Nothing here throws. */
export interface TourStore {
  readonly isAnswered: () => boolean;
  readonly setAnswered: () => void;
}
