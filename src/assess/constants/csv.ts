import type { ConstantsRow } from './rows';

const HEADER = 'set,bus,sdd,batch,start,stop,p0,p1,p2,c00,c01,c02,c11,c12,c22,status';
const ELEMENTS = 6;
const DIGITS = 12;

/**
 * `halfmax-constants.csv`: one row per calibration of the three sets, constants with 12 significant digits, E = p0 + p1
 * ADC + p2 ADC^2 in eV. A whole-run calibration has an empty `batch`; `bus`, times and covariance are empty where there
 * are none. The header alone where there are no rows.
 */
export function constantsCsv(rows: readonly ConstantsRow[]): string {
  return [HEADER, ...rows.map(line), ''].join('\n');
}

function line({ set, bus, sdd, batch, start, stop, p, covariance, status }: ConstantsRow): string {
  const elements: readonly (number | null)[] = covariance ?? Array.from({ length: ELEMENTS }, () => null);
  const fields = [set, bus, sdd, batch, start, stop, ...p.map(twelveDigits), ...elements.map(twelveDigits), status];
  return fields.map((field) => (field === null ? '' : String(field))).join(',');
}

function twelveDigits(value: number | null): string | null {
  return value === null ? null : value.toPrecision(DIGITS);
}
