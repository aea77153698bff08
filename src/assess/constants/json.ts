import type { ConstantsRow } from './rows';

/** `halfmax-constants.json`: the rows as they are, with what the numbers mean beside them. */
export function constantsJson(rows: readonly ConstantsRow[]): string {
  const document = {
    schema: 'halfmax-constants/1',
    meaning: 'E = p[0] + p[1] ADC + p[2] ADC^2 in eV; ADC in channels, a whole number being the centre of its channel',
    time: 'Unix seconds, start <= t < stop; null: any time',
    covariance: 'c00, c01, c02, c11, c12, c22 of p; null: not known',
    constants: rows,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
