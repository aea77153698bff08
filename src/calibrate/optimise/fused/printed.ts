import { printedDoubletOf } from '../lineDoublet';
import { doubletDensityAt, emptyDoubletValue } from '../doubletShape';
import { ENERGY_ORIGIN_EV } from '../frame';
import { printedShape } from '../printedShape';
import type { CopperRow } from '../row';
import { PRINTED_FLOOR_PER_EV } from '../rowLikelihood';
import { tabulateLogDensity } from './copperTables';
import { addGradient, calibrationInK, type FusedFunction } from './packedRows';

const doublet = emptyDoubletValue();
const calibration = { q0: 0, q1: 0, q2: 0 };

/**
 * `printedLogLikelihood` (rowLikelihood.ts) for rows of this line in one pass over the channels that hold counts. The
 * logarithm of the density is what is tabulated: without background or Jacobian nothing else remains to be computed.
 * Null where the line cannot be tabulated.
 */
export function fusePrinted(line: CopperRow['line']): FusedFunction | null {
  const { shape, scale } = printedShape(line);
  const printed = printedDoubletOf(line);
  const table = tabulateLogDensity(printed, shape, scale, PRINTED_FLOOR_PER_EV);
  if (table === null) return null;
  const { low: lowEv, perUnit, intervals, coefficients } = table;
  return (rows, r, displacement, gradient) => {
    const { firstCell, k: offsets, counts } = rows;
    calibrationInK(rows, r, displacement, calibration);
    const x0 = (ENERGY_ORIGIN_EV + calibration.q0 - lowEv) * perUnit;
    const x1 = calibration.q1 * perUnit;
    const x2 = calibration.q2 * perUnit;
    let [logDensity, byQ0, byQ1, byQ2] = [0, 0, 0, 0];
    const end = firstCell[r + 1] ?? 0;
    for (let cell = firstCell[r] ?? 0; cell < end; cell++) {
      const k = offsets[cell] ?? 0;
      const n = counts[cell] ?? 0;
      const x = x0 + k * (x1 + k * x2);
      let byEnergy: number;
      if (x >= 0 && x < intervals) {
        const interval = x | 0;
        const t = x - interval;
        const c1 = coefficients[4 * interval + 1] ?? 0;
        const c2 = coefficients[4 * interval + 2] ?? 0;
        const c3 = coefficients[4 * interval + 3] ?? 0;
        logDensity += n * ((coefficients[4 * interval] ?? 0) + t * (c1 + t * (c2 + t * c3)));
        byEnergy = n * perUnit * (c1 + t * (2 * c2 + 3 * t * c3));
      } else {
        doubletDensityAt(lowEv + x / perUnit, printed, shape, doublet);
        const f = scale * doublet.density + PRINTED_FLOOR_PER_EV;
        logDensity += n * Math.log(f);
        byEnergy = (n * scale * doublet.slope) / f;
      }
      byQ0 += byEnergy;
      byQ1 += byEnergy * k;
      byQ2 += byEnergy * k * k;
    }
    addGradient(gradient, byQ0, byQ1, byQ2);
    return logDensity;
  };
}
