import type { NamedSpectra } from '../dataset/naming';

/**
 * What the results file says of spectra that carried no SDD number: SDD and batch [start, stop) in Unix seconds of each, and
 * where those come from. `spectrum` counts those of a file from 1. `files` are those that number their SDDs and give no time.
 */
export function namingEntry({ naming, spectra, files }: NamedSpectra) {
  const { pattern, usesHeader, utcOffsetHours, lengthHours } = naming;
  return {
    ...{ pattern, usesHeader, utcOffsetHours, lengthHours },
    spectra: spectra.map(({ file, position, bus, sdd, start, stop, ordinal, sddFrom, timeFrom }) => {
      return { file, spectrum: position + 1, bus, sdd, start, stop, ordinal, sddFrom, timeFrom };
    }),
    files: files.map(({ file, start, stop, ordinal, timeFrom }) => ({ file, start, stop, ordinal, timeFrom })),
  };
}
