import { LINES } from '../../store/catalogue';
import { labelOf } from '../../store/derived/channels';
import { largestResidual, residualsByLine } from '../../store/derived/residuals';
import type { CalibrationResidual } from '../../assess/results';
import { Panel } from '../controls/Panel';
import { formatFixed, formatMeasured } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { residualsTable } from './residualsTable';

const texts = labels.calibrate.residuals;

/** How well one calibration per SDD puts the lines that made it in their places, over all SDDs. */
export function ResidualsPanel() {
  const { residuals, detectors } = useWorkbench(({ analysis, summary }) => ({
    residuals: analysis?.residuals ?? null,
    detectors: summary?.detectors ?? null,
  }));
  const largest = largestResidual(residuals ?? []);
  if (residuals === null || detectors === null || largest === null) return null;
  const nameOf = ({ detector }: CalibrationResidual) => {
    const key = detectors[detector];
    return key === undefined ? '' : texts.sdd(labelOf(key));
  };
  const rows = residualsByLine(residuals);
  const calibrated = new Set(residuals.map(({ detector }) => detector)).size;
  return (
    <Panel
      title={texts.title}
      note={texts.note(
        String(calibrated),
        formatMeasured({ value: largest.residualEv, error: largest.errorEv }),
        LINES[largest.line].label,
        nameOf(largest),
      )}
    >
      <TableFrame title={texts.title} model={() => residualsTable(rows, nameOf)}>
        <table className="figures" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{texts.columns.line}</th>
              <th scope="col" className="number">
                {texts.columns.sdds}
              </th>
              <th scope="col" className="number">
                {texts.columns.mean}
              </th>
              <th scope="col" className="number">
                {texts.columns.rms}
              </th>
              <th scope="col" className="number">
                {texts.columns.largest}
              </th>
              <th scope="col">{texts.columns.ofSdd}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{LINES[row.line].label}</th>
                <td className="number">{row.detectors}</td>
                <td className="number">{formatFixed(row.meanEv, 2)}</td>
                <td className="number">{formatFixed(row.rmsEv, 2)}</td>
                <td className="number">
                  {formatMeasured({ value: row.largest.residualEv, error: row.largest.errorEv })}
                </td>
                <td>{nameOf(row.largest)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}
