import type { Analysis, LineRow, SpectrumName } from '../../assess/results';
import type { LineId } from '../../physics/lines';

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];

/** Position and width of a line under every calibration, in sample and then held out; null rows where it is not fitted. */
export function rowsOfInterest(
  { lines }: Pick<Analysis, 'lines'>,
  line: LineId,
): readonly { readonly spectrum: SpectrumName; readonly crossValidated: boolean; readonly row: LineRow | null }[] {
  return [false, true].flatMap((crossValidated) =>
    SPECTRA.map((spectrum) => {
      const isIt = (row: LineRow) =>
        row.line === line && row.spectrum === spectrum && row.crossValidated === crossValidated;
      return { spectrum, crossValidated, row: lines.find(isIt) ?? null };
    }),
  );
}
