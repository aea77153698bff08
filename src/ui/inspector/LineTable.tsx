import type { Analysis } from '../../assess/results';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';
import { fitsOf, predictedLines } from '../../store/derived/lines';
import type { Selection } from '../../store/viewSlice';
import { formatMeasured, formatSignificant, NOTHING } from '../format/number';
import { predictionText } from '../format/prediction';
import { TableFrame } from '../tables/TableFrame';
import { loadPart } from '../../parts/loadPart';

const TEXTS = labels.inspector.lines;

interface LineTableProps {
  readonly analysis: Analysis;
  readonly selection: Selection;
}

/** Predicted and fitted position of every line of the selected spectrum. */
export function LineTable({ analysis, selection }: LineTableProps) {
  const predicted = new Map(predictedLines(analysis.peaks, selection).map((peak) => [peak.line, peak]));
  const fits = fitsOf(analysis, selection);
  if (fits.length === 0) return <p className="faint">{TEXTS.none}</p>;
  return (
    <TableFrame
      title={TEXTS.title}
      model={async () =>
        (await loadPart(() => import('./inspectorTables'), 'spectrumLinesTable')).spectrumLinesTable(
          analysis,
          selection,
        )
      }
    >
      <table className="figures tight">
        <caption className="visually-hidden">{TEXTS.title}</caption>
        <thead>
          <tr>
            <th scope="col">{TEXTS.line}</th>
            <th scope="col" className="number">
              {TEXTS.found}
            </th>
            <th scope="col" className="number">
              {TEXTS.fitted}
            </th>
            <th scope="col" className="number">
              {TEXTS.chi2}
            </th>
          </tr>
        </thead>
        <tbody>
          {fits.map((fit) => (
            <tr key={fit.line} title={fit.why ?? undefined}>
              <th scope="row">{LINES[fit.line].label}</th>
              <td className="number" title={predictionText(predicted.get(fit.line))}>
                {formatSignificant(predicted.get(fit.line)?.adc ?? null, 4)}
              </td>
              <td className="number">{formatMeasured({ value: fit.adc, error: fit.adcError })}</td>
              <td className={`number ${fit.status === 'ok' ? '' : 'warn'}`}>
                {fit.chi2 === null || fit.ndf === null || fit.ndf === 0 ? NOTHING : (fit.chi2 / fit.ndf).toFixed(2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
