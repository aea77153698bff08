import type { LineRow, SpectrumName } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesMark } from '../controls/SeriesKey';
import { formatDifference, formatMeasured, formatSignificant } from '../format/number';
import { SERIES_LABEL } from '../../plots/theme';
import { TableFrame } from '../tables/TableFrame';
import { linesTable } from '../tables/resultTables';
import { labels } from '../../labels/labels';

const TEXTS = labels.results.lines;

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
const NO_FIGURE = { value: null, error: null };

interface LinesPanelProps {
  readonly lines: readonly LineRow[];
  readonly isHeldOut: boolean;
}

/** Every line under every calibration: a gain at copper must not be paid for elsewhere. */
export function LinesPanel({ lines, isHeldOut }: LinesPanelProps) {
  const shown = lines.filter((row) => row.crossValidated === isHeldOut);
  const { heldOut, inSample } = labels.results.events;
  const ids = [...new Set(shown.map((row) => row.line))];
  return (
    <Panel title={TEXTS.title} note={TEXTS.note}>
      <TableFrame title={TEXTS.table} model={() => linesTable(shown, TEXTS.tableOn(isHeldOut ? heldOut : inSample))}>
        <table className="figures" aria-label={TEXTS.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {TEXTS.line}
              </th>
              <th scope="col" rowSpan={2} className="number">
                {TEXTS.expected}
              </th>
              <th scope="colgroup" colSpan={3} className="number">
                {TEXTS.position}
              </th>
              <th scope="colgroup" colSpan={3} className="number">
                <Jargon term="fwhm">{TEXTS.fwhm}</Jargon>
              </th>
            </tr>
            <tr>
              {['position', 'fwhm'].map((kind) =>
                SPECTRA.map((spectrum) => (
                  <th key={`${kind} ${spectrum}`} scope="col" className="number">
                    <SeriesMark spectrum={spectrum} /> {SERIES_LABEL[spectrum]}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <LineFigures key={id} id={id} rows={shown.filter((row) => row.line === id)} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

function LineFigures({ id, rows }: { readonly id: LineId; readonly rows: readonly LineRow[] }) {
  const bySpectrum = new Map(rows.map((row) => [row.spectrum, row]));
  return (
    <tr>
      <th scope="row">{LINES[id].label}</th>
      <td className="number">{formatSignificant(rows[0]?.expectedEv ?? null, 5)}</td>
      {SPECTRA.map((spectrum) => (
        <td key={spectrum} className="number">
          {formatDifference(shiftOf(bySpectrum.get(spectrum)))}
        </td>
      ))}
      {SPECTRA.map((spectrum) => (
        <td key={spectrum} className="number">
          {formatMeasured(bySpectrum.get(spectrum)?.fwhm ?? NO_FIGURE)}
        </td>
      ))}
    </tr>
  );
}

function shiftOf(row: LineRow | undefined) {
  if (row === undefined || row.position.value === null) return NO_FIGURE;
  return { value: row.position.value - row.expectedEv, error: row.position.error };
}
