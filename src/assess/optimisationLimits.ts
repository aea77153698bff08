/** What an optimisation by copper cannot do for a run, and why, in words; null where nothing of the kind holds. */
export function optimisationLimits(run: {
  /** Time batches with events. */
  readonly batches: number;
  /** Whether the profile has copper, which constants are moved by. */
  readonly hasCopper: boolean;
}): string | null {
  if (!run.hasCopper) {
    return 'Constants are moved by Cu Kα alone, and this profile has no copper: the optimised constants are those of the reference.';
  }
  if (run.batches > 1) return null;
  return (
    'The run is one batch. How the energy scale moved within it cannot be seen, so that no calibration can take a drift out, ' +
    'and the reference is the standard calibration made once more. What is left to the optimisation is to move each SDD by ' +
    'its own Cu Kα, which has bent the scale of that SDD already: no gain is to be expected of counting it twice.'
  );
}
