import type { CuKaRow, InterestTable, SpectrumName } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesMark } from '../controls/SeriesKey';
import { formatChi2, formatMeasured } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { TableFrame } from '../tables/TableFrame';
import { beforeAfterTable } from '../tables/resultTables';
import classes from './BeforeAfterPanel.module.css';

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
const NO_FIGURE = { value: null, error: null };

interface BeforeAfterPanelProps {
  readonly table: InterestTable;
  /** A row beside those of the analysis, in sample: what it is, and its figures. */
  readonly extra?: { readonly name: string; readonly row: CuKaRow } | null;
  /** What else is to be said of the line. */
  readonly remark?: string;
}

/** The table of the paper (Table 1) for a line, with the figures on held-out events beside those in sample. */
export function BeforeAfterPanel({ table, extra = null, remark = '' }: BeforeAfterPanelProps) {
  const predicted = useWorkbench(({ analysis }) => analysis?.predictedFwhmEv ?? null);
  const { line, rows } = table;
  const title = `${LINES[line].label} before and after`;
  return (
    <Panel
      title={title}
      note={
        <>
          {fitText(table)}
          {line === 'CuKa' && predicted !== null && (
            <>
              {' '}
              <Jargon term="alarmLine">Alarm line</Jargon>: {formatMeasured(predicted)} eV, by the Ti and Mn widths.
            </>
          )}
          {line !== 'CuKa' && table.predictedFwhmEv != null && (
            <>
              {' '}
              <Jargon term="alarmLine">Alarm line</Jargon>:{' '}
              {labels.results.alarmOfOthers(formatMeasured(table.predictedFwhmEv))}
            </>
          )}
          {remark !== '' && ` ${remark}`}
        </>
      }
    >
      <TableFrame title={title} model={() => beforeAfterTable(line, rows, extra)}>
        <table className="figures" aria-label={title}>
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

/** How the rows were fitted. */
function fitText({ line, regionEv, neighbours }: InterestTable): string {
  const { label, components } = LINES[line];
  const what = components.length > 1 ? 'Kα1 and Kα2' : label;
  const beside = neighbours.map((own) => LINES[own].label);
  const names = beside.length < 2 ? beside.join('') : `${beside.slice(0, -1).join(', ')} and ${beside.at(-1) ?? ''}`;
  return `Fit of ${what} with tail and linear background in ${regionEv.map(String).join('–')} eV${
    names === '' ? '' : `, with ${names}`
  }; tail from the Mn lines where there are any, the same in every row.`;
}

function Rows({ rows, crossValidated }: { readonly rows: readonly CuKaRow[]; readonly crossValidated: boolean }) {
  return (
    <tbody className={crossValidated ? classes['heldOut'] : classes['inSample']}>
      {SPECTRA.map((spectrum) => (
        <Row
          key={spectrum}
          spectrum={spectrum}
          name={`${labels.spectra[spectrum]}${crossValidated ? ' (cross-validated)' : ''}`}
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
