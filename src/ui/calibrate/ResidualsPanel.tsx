import { LINES } from '../../store/catalogue';
import { labelOf } from '../../store/derived/channels';
import { largestResidual, residualsByLine } from '../../store/derived/residuals';
import type { CalibrationResidual } from '../../assess/results';
import { Panel } from '../controls/Panel';
import { formatFixed, formatMeasured } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { useWorkbench } from '../useWorkbench';
import { residualsTable } from './residualsTable';

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
    return key === undefined ? '' : `SDD ${labelOf(key)}`;
  };
  const rows = residualsByLine(residuals);
  const calibrated = new Set(residuals.map(({ detector }) => detector)).size;
  return (
    <Panel
      title="Residuals of the calibration"
      note={`Standard calibration (one batch) of ${String(calibrated)} SDDs: energy at the fitted position minus that of the line. The largest is ${formatMeasured(
        { value: largest.residualEv, error: largest.errorEv },
      )} eV (${LINES[largest.line].label}, ${nameOf(largest)}).`}
    >
      <TableFrame title="Residuals of the calibration" model={() => residualsTable(rows, nameOf)}>
        <table className="figures" aria-label="Residuals of the calibration">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className="number">
                SDDs
              </th>
              <th scope="col" className="number">
                Mean [eV]
              </th>
              <th scope="col" className="number">
                RMS [eV]
              </th>
              <th scope="col" className="number">
                Largest [eV]
              </th>
              <th scope="col">of</th>
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
