import { energyEvAt } from '../copperDensity';
import { PRINTED_DOUBLET } from '../copperLine';
import { doubletAt, emptyDoubletValue } from '../doubletShape';
import { CHANNELS_PER_UNIT, ENERGY_ORIGIN_EV } from '../frame';
import type { RowFunction } from '../losses/loss';
import { printedShape } from '../printedShape';
import type { CopperRow } from '../row';
import { PRINTED_FLOOR_PER_EV } from '../rowLikelihood';
import { tabulateLogDensity } from './copperTables';

const doublet = emptyDoubletValue();

/**
 * `printedLogLikelihood` (rowLikelihood.ts) for rows of this line in one pass over the channels that hold counts. The
 * logarithm of the density is what is tabulated: without background or Jacobian nothing else remains to be computed.
 * Null where the line cannot be tabulated.
 */
export function fusePrinted(line: CopperRow['line']): RowFunction | null {
  const { shape, scale } = printedShape(line);
  const table = tabulateLogDensity(PRINTED_DOUBLET, shape, scale, PRINTED_FLOOR_PER_EV);
  if (table === null) return null;
  const { low: lowEv, perUnit, intervals, coefficients } = table;
  return (row, displacement, gradient) => {
    const { channels, counts } = row.row;
    const { anchorAdc } = row;
    const x0 = (ENERGY_ORIGIN_EV + row.start[0] + (displacement[0] ?? 0) - lowEv) * perUnit;
    const x1 = ((row.start[1] + (displacement[1] ?? 0)) * perUnit) / CHANNELS_PER_UNIT;
    const x2 = ((row.start[2] + (displacement[2] ?? 0)) * perUnit) / CHANNELS_PER_UNIT ** 2;
    let [logDensity, byShift, byStretch, byBend] = [0, 0, 0, 0];
    for (let i = 0; i < channels.length; i++) {
      const k = (channels[i] ?? 0) - anchorAdc;
      const n = counts[i] ?? 0;
      const x = x0 + k * (x1 + k * x2);
      let byEnergy: number;
      if (x >= 0 && x < intervals) {
        const interval = Math.trunc(x);
        const t = x - interval;
        const c1 = coefficients[4 * interval + 1] ?? 0;
        const c2 = coefficients[4 * interval + 2] ?? 0;
        const c3 = coefficients[4 * interval + 3] ?? 0;
        logDensity += n * ((coefficients[4 * interval] ?? 0) + t * (c1 + t * (c2 + t * c3)));
        byEnergy = n * perUnit * (c1 + t * (2 * c2 + 3 * t * c3));
      } else {
        doubletAt(energyEvAt(row, displacement, k / CHANNELS_PER_UNIT), PRINTED_DOUBLET, shape, doublet);
        const f = scale * doublet.density + PRINTED_FLOOR_PER_EV;
        logDensity += n * Math.log(f);
        byEnergy = (n * scale * doublet.slope) / f;
      }
      byShift += byEnergy;
      byStretch += byEnergy * k;
      byBend += byEnergy * k * k;
    }
    gradient[0] = (gradient[0] ?? 0) + byShift;
    gradient[1] = (gradient[1] ?? 0) + byStretch / CHANNELS_PER_UNIT;
    gradient[2] = (gradient[2] ?? 0) + byBend / CHANNELS_PER_UNIT ** 2;
    return logDensity;
  };
}
