import type { Format } from '../format';

const START = '<<PMCA SPECTRUM>>';

/** Spectra of Amptek's analysers: the old PMCA files and those of the DP5 family, which append their configuration. */
export const amptekMca: Format = {
  id: 'amptek-mca',
  label: 'Amptek spectrum: text that starts with <<PMCA SPECTRUM>>, one spectrum without time',
  extensions: ['.mca', '.csv', '.txt'],
  sniff: (head) => new TextDecoder('latin1').decode(head.subarray(0, 64)).trimStart().startsWith(START),
};
