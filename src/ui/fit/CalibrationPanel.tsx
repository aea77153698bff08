import { useMemo } from 'react';
import type { CheckedPoint } from '../../calibrate/reference/calibrationCheck';
import { calibrationPointsFigure } from '../../plots/calibrationPoints';
import { Plot } from '../../plots/Plot';
import { LINES } from '../../store/catalogue';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { Worded } from '../controls/Worded';
import { formatFixed, formatMeasured, NOTHING } from '../format/number';
import { placeName } from '../format/place';
import { labels } from '../../labels/labels';
import { useCursorAxis } from '../useCursorAxis';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import classes from './CalibrationPanel.module.css';
import { monotonicityText, resolutionText } from './fitText';
import { TableFrame } from '../tables/TableFrame';
import { pointsTable } from './fitTables';

const TEXTS = labels.fit.points;

/** Every calibration point of the selected spectrum in eV, with and without itself, and whether the scale rises. */
export function CalibrationPanel({ summary }: { readonly summary: DatasetSummary }) {
  const check = useWorkbench((state) => state.calibrationCheck);
  const theme = usePlotTheme();
  const cursor = useCursorAxis('eV', check?.detector ?? 0, check?.batch ?? null);
  const figure = useMemo(
    () => (check === null ? null : calibrationPointsFigure(check.points, (line) => LINES[line].label, theme)),
    [check, theme],
  );
  if (check === null || figure === null) return null;
  const { monotonicity, points, status, resolution } = check;
  const isRising = monotonicity.fallsBelow === null && monotonicity.fallsAbove === null;
  const highest = points.length === 0 ? null : Math.max(...points.map(({ adc }) => adc));
  const calibration = check.batch === null ? TEXTS.standard : TEXTS.reference;
  return (
    <Panel
      title={TEXTS.title(placeName(summary, check))}
      note={<Worded text={TEXTS.note(status === 'fitted' ? calibration : TEXTS.withStatus(calibration, status))} />}
    >
      <div className={view['row']}>
        <Plot
          figure={figure}
          label={TEXTS.plot}
          className={classes['plot']}
          subject={`${String(check.detector)} ${String(check.batch)}`}
          cursor={cursor}
        />
        <div>
          <p className={`${classes['words'] ?? ''} ${isRising ? '' : 'warn'}`}>
            <Worded text={TEXTS.monotonicity(monotonicityText(monotonicity, highest))} />
          </p>
          <p className={classes['words']}>
            <Worded text={TEXTS.resolution(resolutionText(resolution))} />
          </p>
          <TableFrame title={labels.names.calibrationTable} model={() => pointsTable(points)}>
            <table className="figures tight">
              <caption className="visually-hidden">{labels.names.calibrationTable}</caption>
              <thead>
                <tr>
                  <th scope="col">{TEXTS.line}</th>
                  <th scope="col" className="number">
                    {TEXTS.residual}
                  </th>
                  <th scope="col" className="number">
                    <Worded text={TEXTS.without} />
                  </th>
                  <th scope="col" className="number">
                    {TEXTS.pull}
                  </th>
                  <th scope="col" className={classes['used']}>
                    {TEXTS.used}
                  </th>
                </tr>
              </thead>
              <tbody>
                {points.map((point) => (
                  <PointRow key={point.line} point={point} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        </div>
      </div>
    </Panel>
  );
}

/** Pulls beyond this deserve a look. */
const ODD_PULL = 3;

function PointRow({ point: { line, residualEv, errorEv, leftOut, isUsed, why } }: { readonly point: CheckedPoint }) {
  const used = isUsed ? labels.fit.yes : labels.fit.no;
  return (
    <tr>
      <th scope="row">{LINES[line].label}</th>
      <td className="number">{formatMeasured({ value: residualEv, error: errorEv })}</td>
      <td className="number">
        {leftOut === null ? NOTHING : formatMeasured({ value: leftOut.residualEv, error: leftOut.errorEv })}
      </td>
      <td className={`number ${Math.abs(leftOut?.pull ?? 0) > ODD_PULL ? 'warn' : ''}`}>
        {leftOut === null ? NOTHING : formatFixed(leftOut.pull, 1)}
      </td>
      <td className={`faint ${classes['used'] ?? ''}`}>{why === null ? used : TEXTS.usedWhy(used, why)}</td>
    </tr>
  );
}
