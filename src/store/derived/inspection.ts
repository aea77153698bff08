import type { Analysis } from '../../assess/results';
import type { FitChanges } from '../../fit/inspection/fitChanges';
import type { FitInspection, InspectedParameter } from '../../fit/inspection/fitInspection';
import type { LineId } from '../../physics/lines';
import type { Selection } from '../viewSlice';
import { fitsOf } from './lines';

/** Has the most counts at VIP-2: what is shown before anyone chose. */
const FIRST_LINE: LineId = 'MnKa';

/** The line of the selected spectrum to look into: the chosen one where it was fitted here, else one that was. */
export function lineToInspect(analysis: Analysis, selection: Selection, chosen: LineId | null): LineId {
  const lines = fitsOf(analysis, selection).map((fit) => fit.line);
  const wanted = [chosen, FIRST_LINE].find((line) => line !== null && lines.includes(line));
  return wanted ?? lines[0] ?? FIRST_LINE;
}

/** The position of a line among the parameters of a fit. */
export function positionOf({ parameters }: FitInspection, line: LineId): InspectedParameter | undefined {
  return parameters.find(({ name }) => name === `${line} position`);
}

/**
 * A window as its changes want it, before the worker has answered: fields and handles follow at once, however busy it is.
 * An answered range counts as the worker has it, who keeps it inside the spectrum.
 */
export function withChanges(
  shown: FitInspection,
  { starts = {}, fixed = {}, range }: FitChanges,
  isAnswered: boolean,
): FitInspection {
  return {
    ...shown,
    range: isAnswered ? shown.range : (range ?? shown.range),
    parameters: shown.parameters.map((parameter) => ({
      ...parameter,
      start: starts[parameter.name] ?? parameter.start,
      fixed: fixed[parameter.name] ?? parameter.fixed,
    })),
  };
}
