/**
 * The frame in which float32 is good enough (STACK.md, numbers in float32): the channel as u = (ADC - anchor)/200 with
 * the anchor in the middle of the copper window, the energy relative to 8000 eV. A calibration in the frame is
 * E - 8000 = q0 + q1 u + q2 u^2: all three numbers in eV, q0 the energy at the anchor.
 */

/** Channels per unit of u. */
export const CHANNELS_PER_UNIT = 200;

/** Energy that counts as zero in the frame. */
export const ENERGY_ORIGIN_EV = 8000;

/** A calibration, or a change of one, in the frame: eV, eV per 200 channels, eV per (200 channels)^2. */
export type FrameTriple = [number, number, number];

/** Takes a change of (p0, p1, p2) into the frame. A calibration itself needs `ENERGY_ORIGIN_EV` taken off q0. */
export function toFrame(p: readonly [number, number, number], anchorAdc: number): FrameTriple {
  const [p0, p1, p2] = p;
  return [
    p0 + anchorAdc * (p1 + anchorAdc * p2),
    CHANNELS_PER_UNIT * (p1 + 2 * anchorAdc * p2),
    CHANNELS_PER_UNIT * CHANNELS_PER_UNIT * p2,
  ];
}

/** Takes a change in the frame back to (p0, p1, p2). */
export function fromFrame(q: Readonly<FrameTriple>, anchorAdc: number): [number, number, number] {
  const p2 = q[2] / (CHANNELS_PER_UNIT * CHANNELS_PER_UNIT);
  const p1 = q[1] / CHANNELS_PER_UNIT - 2 * anchorAdc * p2;
  return [q[0] - anchorAdc * (p1 + anchorAdc * p2), p1, p2];
}

/** Matrix of `toFrame`, 3 x 3 row major. */
export function frameMatrix(anchorAdc: number): Float64Array {
  return fromColumns((unit) => toFrame(unit, anchorAdc));
}

/** Matrix of `fromFrame`, 3 x 3 row major. */
export function inverseFrameMatrix(anchorAdc: number): Float64Array {
  return fromColumns((unit) => fromFrame(unit, anchorAdc));
}

function fromColumns(map: (unit: FrameTriple) => FrameTriple): Float64Array {
  const units: FrameTriple[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const matrix = new Float64Array(9);
  units.map(map).forEach((image, column) => {
    image.forEach((value, line) => (matrix[line * 3 + column] = value));
  });
  return matrix;
}
