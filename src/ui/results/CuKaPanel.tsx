import type { CuKaRow, SpectrumName } from '../../assess/results';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesMark } from '../controls/SeriesKey';
import { formatChi2, formatMeasured } from '../format/number';
import { LABELS, SPECTRUM_ROWS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import classes from './CuKaPanel.module.css';
import { TableFrame } from '../tables/TableFrame';
import { copperTable } from '../tables/resultTables';

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
const NO_FIGURE = { value: null, error: null };

interface CuKaPanelProps {
  /** A row beside those of the analysis, in sample: what it is, and its figures. */
  readonly extra?: { readonly name: string; readonly row: CuKaRow } | null;
}

/** The table of the paper (Table 1), with the figures on held-out events beside those in sample. */
export function CuKaPanel({ extra = null }: CuKaPanelProps) {
  const { rows, predicted } = useWorkbench(({ analysis }) => ({
    rows: analysis?.cuKa ?? null,
    predicted: analysis?.predictedFwhmEv ?? null,
  }));
  if (rows === null) return null;
  const hasNickel = rows.some((row) => row.withNickel);
  return (
    <Panel
      title={LABELS.cuKaTable}
      note={
        <>
          Fit of Kα1 and Kα2 with tail and linear background in 7000–8500 eV{hasNickel ? ', with Ni Kα' : ''}; tail from
          the Mn lines, the same in every row.
          {predicted !== null && (
            <>
              {' '}
              <Jargon term="alarmLine">Alarm line</Jargon>: {formatMeasured(predicted)} eV, by the Ti and Mn widths.
            </>
          )}
        </>
      }
    >
      <TableFrame title={LABELS.cuKaTable} model={() => copperTable(rows)}>
        <table className="figures" aria-label={LABELS.cuKaTable}>
          <thead>
            <tr>
              <th scope="col">Calibration</th>
              <th scope="col" className="number">
                <Jargon term="position">Position [eV]</Jargon>
              </th>
              <th scope="col" className="number">
                <Jargon term="fwhm">FWHM [eV]</Jargon>
              </th>
              <th scope="col" className="number">
                <Jargon term="chi2">χ²/ndf</Jargon>
              </th>
            </tr>
          </thead>
          <Rows rows={rows} crossValidated={false} />
          {extra !== null && (
            <tbody className={classes['inSample']}>
              <Row spectrum="optimized" name={extra.name} row={extra.row} />
            </tbody>
          )}
          <Rows rows={rows} crossValidated />
        </table>
      </TableFrame>
    </Panel>
  );
}

function Rows({ rows, crossValidated }: { readonly rows: readonly CuKaRow[]; readonly crossValidated: boolean }) {
  return (
    <tbody className={crossValidated ? classes['heldOut'] : classes['inSample']}>
      {SPECTRA.map((spectrum) => (
        <Row
          key={spectrum}
          spectrum={spectrum}
          name={`${SPECTRUM_ROWS[spectrum]}${crossValidated ? ' (cross-validated)' : ''}`}
          row={rows.find((r) => r.spectrum === spectrum && r.crossValidated === crossValidated)}
        />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly spectrum: SpectrumName;
  readonly name: string;
  readonly row: CuKaRow | undefined;
}

function Row({ spectrum, name, row }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <SeriesMark spectrum={spectrum} /> {name}
      </th>
      <td className="number">{formatMeasured(row?.position ?? NO_FIGURE)}</td>
      <td className="number">{formatMeasured(row?.fwhm ?? NO_FIGURE)}</td>
      <td className="number">
        {formatChi2(row?.chi2 ?? null, row?.ndf ?? null, row?.pValue ?? null)}
        {typeof row?.why === 'string' && <div className={classes['why']}>{row.why}</div>}
      </td>
    </tr>
  );
}
