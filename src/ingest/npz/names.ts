import { detectorOfName } from '../histogram-wide/columnNames';

/** Names that say that an array holds counts. */
const COUNTS = /^(counts?|hist|histograms?|spectr(um|a)|data|arr_\d+)$/;

/** Whether arrays of these names are read as events without a question. */
export function hasEvents(names: readonly string[]): boolean {
  return names.includes('sdd') && names.includes('adc');
}

/** The arrays that are read as spectra without a question: those named as counts or after an SDD, else the only one. */
export function countsAmong(names: readonly string[]): readonly string[] {
  if (names.length === 1) return names;
  return names.filter((name) => COUNTS.test(name.toLowerCase()) || detectorOfName(name.toLowerCase()) !== null);
}
