/** A named parameter of a fit. `lower` <= `start` <= `upper`; bounds may be infinite; a fixed one keeps its start. */
export interface Parameter {
  readonly name: string;
  readonly start: number;
  readonly lower: number;
  readonly upper: number;
  readonly fixed: boolean;
}
