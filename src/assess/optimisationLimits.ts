import { LINES, type LineId } from '../physics/lines';

/** What the limits of an optimisation hang on. */
export interface OptimisedRun {
  /** Time batches with events. */
  readonly batches: number;
  /** The line that constants are moved by; null where there is none. */
  readonly line: LineId | null;
  /** The profile's line of interest. */
  readonly interest: LineId;
  /** Whether the reference calibration of the batches rests on their own events of that line. */
  readonly restsOnLine: boolean;
}

/** What an optimisation cannot do for a run, and why, in words; null where nothing of the kind holds. */
export function optimisationLimits({ batches, line, interest, restsOnLine }: OptimisedRun): string | null {
  const own = LINES[interest].label;
  if (line === null) {
    return `No scale is made of ${own}, and constants that were moved by it would assume what is to be measured. The profile has no copper to move them by: the optimised constants are those of the reference.`;
  }
  if (line === 'CuKa') {
    const sentences = [line === interest ? null : MOVED_BY_COPPER, batches > 1 ? null : ONE_BATCH_OF_COPPER];
    const said = sentences.filter((sentence) => sentence !== null);
    return said.length === 0 ? null : said.join(' ');
  }
  const { label } = LINES[line];
  const sentences = [
    restsOnLine
      ? `The reference of a batch rests on the same ${label} events that the optimisation raises the likelihood of. They are counted once: the prior is what the batch’s other lines say, and the walk in time. So ${label} tells little that the reference does not know. Events left out of the descent were not left out of the reference: their curve falls by what that owes to them.`
      : null,
    batches > 1 ? null : ONE_BATCH,
  ];
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length === 0 ? null : said.join(' ');
}

const MOVED_BY_COPPER =
  'Constants are moved by Cu Kα: no scale is made of the line of interest, whose tabulated energy would otherwise be assumed.';

const ONE_BATCH =
  'The run is one batch. How the energy scale moved within it cannot be seen, so that no calibration can take a drift out, ' +
  'and the reference is the standard calibration made once more.';

const ONE_BATCH_OF_COPPER =
  `${ONE_BATCH} What is left to the optimisation is to move each SDD by ` +
  'its own Cu Kα, which has bent the scale of that SDD already: no gain is to be expected of counting it twice.';
