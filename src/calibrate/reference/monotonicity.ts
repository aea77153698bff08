/** Where energy rises with the channel, of the channels 0 to `lastAdc`. */
export interface Monotonicity {
  readonly lastAdc: number;
  /** Energy falls with the channel below this one; null where it does not. */
  readonly fallsBelow: number | null;
  /** Likewise above. */
  readonly fallsAbove: number | null;
}

/**
 * Whether dE/dADC = p1 + 2 p2 ADC > 0 in all channels, and where not: a parabola turns at its vertex, -p1/(2 p2), and
 * there alone. Energies of channels beyond it are those of other channels again.
 */
export function monotonicityOf([, p1, p2]: readonly [number, number, number], lastAdc: number): Monotonicity {
  const rises = (adc: number) => p1 + 2 * p2 * adc > 0;
  const vertex = -p1 / (2 * p2);
  const [atStart, atEnd] = [rises(0), rises(lastAdc)];
  if (atStart && atEnd) return { lastAdc, fallsBelow: null, fallsAbove: null };
  if (atStart) return { lastAdc, fallsBelow: null, fallsAbove: vertex };
  return { lastAdc, fallsBelow: atEnd ? vertex : lastAdc, fallsAbove: null };
}
