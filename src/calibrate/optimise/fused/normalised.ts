import { doubletOf } from '../lineDoublet';
import { doubletDensityAt, emptyDoubletValue } from '../doubletShape';
import { ENERGY_ORIGIN_EV } from '../frame';
import type { CopperRow } from '../row';
import { tabulateDoublet, type DoubletTables } from './copperTables';
import { addGradient, AT, calibrationInK, CONSTANTS, type FusedFunction, type PackedRows } from './packedRows';
import { fillWindowNorm, type WindowNormInK } from './windowNormInK';

/** The product of densities becomes a logarithm before it leaves what a double can hold. */
const SMALLEST_PRODUCT = 1e-200;
const LARGEST_PRODUCT = 1e200;

const doublet = emptyDoubletValue();
const calibration = { q0: 0, q1: 0, q2: 0 };
const norm: WindowNormInK = { value: 1, byQ0: 0, byQ1: 0, byQ2: 0 };

/** Sums over the cells of a row: ln f, and its derivatives by the calibration at fixed N. */
const sums = { logDensity: 0, byQ0: 0, byQ1: 0, byQ2: 0, signal: 0 };

/**
 * `normalisedLogLikelihood` (rowLikelihood.ts) for rows of this line: value and gradient in one pass over the channels
 * that hold counts, the line's shape from a table. Null where the line cannot be tabulated.
 */
export function fuseNormalised(line: CopperRow['line']): FusedFunction | null {
  const tables = tabulateDoublet(doubletOf(line), line);
  if (tables === null) return null;
  return (rows, r, displacement, gradient) => {
    calibrationInK(rows, r, displacement, calibration);
    fillWindowNorm(rows, r, calibration, line, tables, norm);
    passOver(rows, r, line, tables);
    const byNorm = sums.signal / norm.value;
    addGradient(
      gradient,
      sums.byQ0 - byNorm * norm.byQ0,
      sums.byQ1 - byNorm * norm.byQ1,
      sums.byQ2 - byNorm * norm.byQ2,
    );
    return sums.logDensity;
  };
}

/**
 * Fills `sums` with those of f(a) = s L(C(a)) C'(a)/N + (1 - s)/W. Counts of one are the rule, so their densities are
 * multiplied and the logarithm is taken of the product. The cubic of the table stands here in full: a call for each
 * cell would take longer than what it does.
 */
function passOver(rows: PackedRows, r: number, line: CopperRow['line'], { density: table }: DoubletTables): void {
  const { low: lowEv, perUnit, intervals, coefficients } = table;
  const { firstCell, k: offsets, counts, constants } = rows;
  const { q1, q2 } = calibration;
  const x0 = (ENERGY_ORIGIN_EV + calibration.q0 - lowEv) * perUnit;
  const scale = (constants[r * CONSTANTS + AT.share] ?? 0) / norm.value;
  const background = constants[r * CONSTANTS + AT.background] ?? 0;
  let [logDensity, product, byQ0, byQ1, byQ2, signalSum] = [0, 1, 0, 0, 0, 0];
  const end = firstCell[r + 1] ?? 0;
  for (let cell = firstCell[r] ?? 0; cell < end; cell++) {
    const k = offsets[cell] ?? 0;
    const n = counts[cell] ?? 0;
    const x = x0 + perUnit * k * (q1 + k * q2);
    let density: number;
    let slope: number;
    if (x >= 0 && x < intervals) {
      const interval = x | 0;
      const t = x - interval;
      const c1 = coefficients[4 * interval + 1] ?? 0;
      const c2 = coefficients[4 * interval + 2] ?? 0;
      const c3 = coefficients[4 * interval + 3] ?? 0;
      density = (coefficients[4 * interval] ?? 0) + t * (c1 + t * (c2 + t * c3));
      slope = perUnit * (c1 + t * (2 * c2 + 3 * t * c3));
    } else {
      doubletDensityAt(lowEv + x / perUnit, doubletOf(line), line, doublet);
      ({ density, slope } = doublet);
    }
    const gain = q1 + 2 * k * q2;
    const perCount = scale * density;
    const f = perCount * gain + background;
    if (n === 1 && f > 0) {
      product *= f;
      if (product < SMALLEST_PRODUCT || product > LARGEST_PRODUCT) {
        logDensity += Math.log(product);
        product = 1;
      }
    } else logDensity += n * Math.log(f);
    const weight = n / f;
    const byEnergy = weight * scale * slope * gain;
    const byGain = weight * perCount;
    byQ0 += byEnergy;
    byQ1 += byEnergy * k + byGain;
    byQ2 += k * (byEnergy * k + 2 * byGain);
    signalSum += byGain * gain;
  }
  sums.logDensity = logDensity + Math.log(product);
  sums.byQ0 = byQ0;
  sums.byQ1 = byQ1;
  sums.byQ2 = byQ2;
  sums.signal = signalSum;
}
