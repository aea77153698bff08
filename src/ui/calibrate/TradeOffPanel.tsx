import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { TradeOffPoint } from '../../assess/tradeOff';
import { Plot } from '../../plots/Plot';
import { tradeOffFigure } from '../../plots/tradeOff';
import { LINES, observedEnergyEv } from '../../store/catalogue';
import { isChosen, isStaleComparison, tradeOffText, viewText } from '../../store/derived/tradeOff';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatDifference, formatInteger, formatMeasured, NOTHING } from '../format/number';
import { labels } from '../../labels/labels';
import { usePlotTheme } from '../usePlotTheme';
import { useProfile, useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import classes from './TradeOffPanel.module.css';
import { TradeOffKey } from './TradeOffKey';
import { TableFrame } from '../tables/TableFrame';
import { tradeOffTable } from './tradeOffTable';

const texts = labels.calibrate.tradeOff;

/** What batches of each length give, in sample and on other events; made when it is asked for. */
export function TradeOffPanel() {
  const { points, isStale, canRun, isAtWork, runTradeOff } = useWorkbench(
    ({ tradeOff, tradeOffSettings, settings, summary, task, waiting, runTradeOff }) => ({
      points: tradeOff,
      isStale: tradeOff.length > 0 && isStaleComparison(tradeOffSettings, settings),
      canRun: summary !== null && task === null && waiting === 0,
      isAtWork: task?.kind === 'tradeOff',
      runTradeOff,
    }),
  );
  return (
    <Panel
      title={<Jargon term="tradeOff">{texts.title}</Jargon>}
      note={noteOf(points, isAtWork)}
      tools={
        <>
          {points.length > 0 && <TradeOffKey />}
          <Button variant="default" size="xs" disabled={!canRun} onClick={() => void runTradeOff()}>
            {labels.names.compareLengths}
          </Button>
        </>
      }
    >
      {isStale && <p className={classes['stale']}>{texts.stale(labels.names.compareLengths)}</p>}
      {points.length === 0 ? (
        <p className={classes['empty']}>{isAtWork ? texts.atWork : texts.nothing}</p>
      ) : (
        <Comparison points={points} />
      )}
    </Panel>
  );
}

function noteOf(points: readonly TradeOffPoint[], isAtWork: boolean): string {
  const seen = tradeOffText(points);
  if (seen !== '') return isAtWork ? texts.soFar(seen) : seen;
  return texts.about;
}

function Comparison({ points }: { readonly points: readonly TradeOffPoint[] }) {
  const settings = useWorkbench((state) => state.settings);
  const theme = usePlotTheme();
  const line = useProfile(settings.profile)?.lineOfInterest ?? 'CuKa';
  const { label } = LINES[line];
  const chosenDays = settings.batchLengthDays;
  const figure = useMemo(
    () => tradeOffFigure(points, { chosenDays, label, expectedEv: observedEnergyEv(line), theme }),
    [points, chosenDays, label, line, theme],
  );
  return (
    <div className={classes['comparison']}>
      <Plot figure={figure} label={texts.plot(label)} className={view['tall']} />
      <TableFrame title={labels.names.tradeOffTable} model={() => tradeOffTable(points, observedEnergyEv(line))}>
        <TradeOffTable points={points} />
      </TableFrame>
    </div>
  );
}

function TradeOffTable({ points }: { readonly points: readonly TradeOffPoint[] }) {
  const { settings, takeView } = useWorkbench(({ settings, takeView }) => ({ settings, takeView }));
  const expectedEv = observedEnergyEv(useProfile(settings.profile)?.lineOfInterest ?? 'CuKa');
  return (
    <table className="figures" aria-label={labels.names.tradeOffTable}>
      <thead>
        <tr>
          <th scope="col">{texts.columns.length}</th>
          <th scope="col" className="number">
            {texts.columns.inSample}
          </th>
          <th scope="col" className="number">
            {texts.columns.heldOutShort}
          </th>
          <th scope="col" className="number">
            {texts.columns.position}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {points.map((point) => {
          const { value, error } = point.heldOut.position;
          const name = viewText(point);
          const offset = { value: value === null ? null : value - expectedEv, error };
          return (
            <tr key={name} title={point.why ?? texts.batches(formatInteger(point.batches))}>
              <th scope="row">{name}</th>
              <td className="number">{point.why === null ? formatMeasured(point.inSample.fwhm) : NOTHING}</td>
              <td className="number">{formatMeasured(point.heldOut.fwhm)}</td>
              <td className="number">{formatDifference(offset)}</td>
              <td>
                {isChosen(point, settings) ? (
                  <span className={classes['chosen']}>{texts.chosen}</span>
                ) : (
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={texts.takeLength(name)}
                    disabled={point.why !== null}
                    onClick={() => takeView(point)}
                  >
                    {texts.take}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
