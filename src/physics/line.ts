import type { LineId } from './lineId';

/** One Lorentzian component. `weight` is relative to the first component of its line. */
export interface LineComponent {
  readonly energyEv: number;
  readonly naturalWidthEv: number;
  readonly weight: number;
}

export interface Line {
  readonly id: LineId;
  /** As printed in figures: `Mn Kα`. */
  readonly label: string;
  /** Symbol of the element; of a kaonic atom, its name. */
  readonly element: string;
  /** First component first; for a Ka that is Ka1, whose energy is the one quoted for the line. */
  readonly components: readonly [LineComponent, ...LineComponent[]];
  readonly uncertaintyEv: number;
  readonly centroidShiftEv: number;
}
