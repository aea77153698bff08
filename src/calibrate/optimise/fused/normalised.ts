import { energyEvAt, SMALLEST_NORM } from '../copperDensity';
import { OBSERVED_DOUBLET } from '../copperLine';
import { doubletAt, emptyDoubletValue } from '../doubletShape';
import { CHANNELS_PER_UNIT, ENERGY_ORIGIN_EV } from '../frame';
import type { RowFunction } from '../losses/loss';
import type { PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';
import { tabulateDoublet, type DoubletTables } from './copperTables';
import { tableAt } from './cubicTable';

/** The product of densities becomes a logarithm before it leaves what a double can hold. */
const SMALLEST_PRODUCT = 1e-200;
const LARGEST_PRODUCT = 1e200;

const doublet = emptyDoubletValue();

/** N, the share of the line inside the window, and its derivatives by q0, q1, q2. */
const norm = { value: 1, byQ0: 0, byQ1: 0, byQ2: 0 };

/** Sums over channels, k = ADC - anchor: ln f, and its derivatives by the calibration in k at fixed N. */
const sums = { logDensity: 0, byShift: 0, byStretch: 0, byBend: 0, signal: 0 };

/**
 * `normalisedLogLikelihood` (rowLikelihood.ts) for rows of this line: value and gradient in one pass over the channels
 * that hold counts, the line's shape from a table. Null where the line cannot be tabulated.
 */
export function fuseNormalised(line: CopperRow['line']): RowFunction | null {
  const tables = tabulateDoublet(OBSERVED_DOUBLET, line);
  if (tables === null) return null;
  return (row, displacement, gradient) => {
    fillNorm(row, displacement, tables);
    passOver(row, displacement, tables);
    const byNorm = sums.signal / norm.value;
    gradient[0] = (gradient[0] ?? 0) + sums.byShift - byNorm * norm.byQ0;
    gradient[1] = (gradient[1] ?? 0) + sums.byStretch / CHANNELS_PER_UNIT - byNorm * norm.byQ1;
    gradient[2] = (gradient[2] ?? 0) + sums.byBend / CHANNELS_PER_UNIT ** 2 - byNorm * norm.byQ2;
    return sums.logDensity;
  };
}

/**
 * Fills `sums` with those of f(a) = s L(C(a)) C'(a)/N + (1 - s)/W. Counts of one are the rule, so their densities are
 * multiplied and the logarithm is taken of the product. The cubic of the table stands here in full: a call for each
 * channel would take longer than what it does.
 */
function passOver(row: PreparedRow, displacement: ArrayLike<number>, { density: table }: DoubletTables): void {
  const { low: lowEv, perUnit, intervals, coefficients } = table;
  const { channels, counts, windowAdc, line } = row.row;
  const { anchorAdc, signalFraction } = row;
  const q1 = (row.start[1] + (displacement[1] ?? 0)) / CHANNELS_PER_UNIT;
  const q2 = (row.start[2] + (displacement[2] ?? 0)) / CHANNELS_PER_UNIT ** 2;
  const x0 = (ENERGY_ORIGIN_EV + row.start[0] + (displacement[0] ?? 0) - lowEv) * perUnit;
  const scale = signalFraction / norm.value;
  const background = (1 - signalFraction) / (windowAdc[1] - windowAdc[0]);
  let [logDensity, product, byShift, byStretch, byBend, signalSum] = [0, 1, 0, 0, 0, 0];
  for (let i = 0; i < channels.length; i++) {
    const k = (channels[i] ?? 0) - anchorAdc;
    const n = counts[i] ?? 0;
    const x = x0 + perUnit * k * (q1 + k * q2);
    let density: number;
    let slope: number;
    if (x >= 0 && x < intervals) {
      const interval = Math.trunc(x);
      const t = x - interval;
      const c1 = coefficients[4 * interval + 1] ?? 0;
      const c2 = coefficients[4 * interval + 2] ?? 0;
      const c3 = coefficients[4 * interval + 3] ?? 0;
      density = (coefficients[4 * interval] ?? 0) + t * (c1 + t * (c2 + t * c3));
      slope = perUnit * (c1 + t * (2 * c2 + 3 * t * c3));
    } else {
      doubletAt(energyEvAt(row, displacement, k / CHANNELS_PER_UNIT), OBSERVED_DOUBLET, line, doublet);
      ({ density, slope } = doublet);
    }
    const gain = q1 + 2 * k * q2;
    const signal = scale * density * gain;
    const f = signal + background;
    if (n === 1 && f > 0) product *= f;
    else logDensity += n * Math.log(f);
    if (product < SMALLEST_PRODUCT || product > LARGEST_PRODUCT) {
      logDensity += Math.log(product);
      product = 1;
    }
    const weight = n / f;
    const byEnergy = weight * scale * slope * gain;
    const byGain = weight * scale * density;
    byShift += byEnergy;
    byStretch += byEnergy * k + byGain;
    byBend += k * (byEnergy * k + 2 * byGain);
    signalSum += weight * signal;
  }
  sums.logDensity = logDensity + Math.log(product);
  sums.byShift = byShift;
  sums.byStretch = byStretch;
  sums.byBend = byBend;
  sums.signal = signalSum;
}

/** Fills `norm`, as `windowNorm` (copperDensity.ts) in full. */
function fillNorm(row: PreparedRow, displacement: ArrayLike<number>, tables: DoubletTables): void {
  norm.value = norm.byQ0 = norm.byQ1 = norm.byQ2 = 0;
  addEdge(row, displacement, tables, row.row.windowAdc[1], 1);
  addEdge(row, displacement, tables, row.row.windowAdc[0], -1);
  if (norm.value >= SMALLEST_NORM) return;
  norm.value = SMALLEST_NORM;
  norm.byQ0 = norm.byQ1 = norm.byQ2 = 0;
}

function addEdge(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  tables: DoubletTables,
  edgeAdc: number,
  sign: number,
): void {
  const u = (edgeAdc - row.anchorAdc) / CHANNELS_PER_UNIT;
  const energyEv = energyEvAt(row, displacement, u);
  let cdf = tableAt(tables.cdf, energyEv);
  let density = tableAt(tables.density, energyEv);
  if (Number.isNaN(cdf) || Number.isNaN(density)) {
    doubletAt(energyEv, OBSERVED_DOUBLET, row.row.line, doublet);
    ({ cdf, density } = doublet);
  }
  norm.value += sign * cdf;
  norm.byQ0 += sign * density;
  norm.byQ1 += sign * density * u;
  norm.byQ2 += sign * density * u * u;
}
