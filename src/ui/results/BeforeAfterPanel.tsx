import type { CuKaRow, InterestTable, SpectrumName } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesMark } from '../controls/SeriesKey';
import { Worded } from '../controls/Worded';
import { formatChi2, formatMeasured } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { TableFrame } from '../tables/TableFrame';
import { beforeAfterTable } from '../tables/resultTables';
import classes from './BeforeAfterPanel.module.css';

const TEXTS = labels.results.beforeAfter;
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
  const title = TEXTS.title(LINES[line].label);
  return (
    <Panel
      title={title}
      note={
        <>
          {fitText(table)}
          {line === 'CuKa' && predicted !== null && (
            <>
              {' '}
              <Worded text={TEXTS.alarm(formatMeasured(predicted))} />
            </>
          )}
          {line !== 'CuKa' && table.predictedFwhmEv != null && (
            <>
              {' '}
              <Worded text={TEXTS.alarmByOthers(formatMeasured(table.predictedFwhmEv))} />
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
              <th scope="col">{TEXTS.calibration}</th>
              <th scope="col" className="number">
                <Jargon term="position">{TEXTS.position}</Jargon>
              </th>
              <th scope="col" className="number">
                <Jargon term="fwhm">{TEXTS.fwhm}</Jargon>
              </th>
              <th scope="col" className="number">
                <Jargon term="chi2">{TEXTS.chi2}</Jargon>
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
  const what = components.length > 1 ? TEXTS.doublet : label;
  const beside = neighbours.map((own) => LINES[own].label);
  const names = beside.length < 2 ? beside.join('') : TEXTS.and(beside.slice(0, -1).join(', '), beside.at(-1) ?? '');
  const region = regionEv.map(String).join('–');
  return names === '' ? TEXTS.fit(what, region) : TEXTS.fitBeside(what, region, names);
}

function Rows({ rows, crossValidated }: { readonly rows: readonly CuKaRow[]; readonly crossValidated: boolean }) {
  return (
    <tbody className={crossValidated ? classes['heldOut'] : classes['inSample']}>
      {SPECTRA.map((spectrum) => (
        <Row
          key={spectrum}
          spectrum={spectrum}
          name={crossValidated ? labels.results.crossValidated(labels.spectra[spectrum]) : labels.spectra[spectrum]}
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
