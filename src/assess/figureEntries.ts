/** Parts of the results file that are figures of lines. */
import type { LineId } from '../physics/lines';
import type { CuKaRow, InterestTable, Measured, RunKindSum } from './results';

/** A row of a before/after table. */
export function cuKaEntry(row: CuKaRow) {
  return {
    spectrum: row.spectrum,
    crossValidated: row.crossValidated,
    position: measured(row.position),
    fwhm: measured(row.fwhm),
    chi2: finite(row.chi2),
    ndf: finite(row.ndf),
    pValue: finite(row.pValue),
    events: finite(row.events),
    withNickel: row.withNickel,
    why: row.why,
    tailSystematic: row.tailSystematic ?? null,
  };
}

/** The table of the profile's line of interest. */
export function interestEntry({ line, regionEv, neighbours, rows, predictedFwhmEv }: InterestTable) {
  const predictedFwhm = predictedFwhmEv == null ? null : measured(predictedFwhmEv);
  return { line, regionEv: [...regionEv], neighbours: [...neighbours], rows: rows.map(cuKaEntry), predictedFwhm };
}

/** The runs of one kind, with the line of interest in their sum. */
export function runKindEntry(
  { name, kind, batches, hours, events, row, neighbours, constants }: RunKindSum,
  line: LineId,
) {
  const { position, fwhm, chi2, ndf, pValue, why } = row;
  return {
    ...{ name, kind, batches: [...batches], hours: finite(hours), events, constants },
    interest: {
      ...{ line, neighbours: [...neighbours], events: finite(row.events) },
      ...{ position: measured(position), fwhm: measured(fwhm) },
      ...{ chi2: finite(chi2), ndf: finite(ndf), pValue: finite(pValue), why },
    },
  };
}

/** A figure, null where it is not finite. */
export function measured({ value, error }: Measured): Measured {
  return { value: finite(value), error: finite(error) };
}

/** The number, null where it is not finite. */
export function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
