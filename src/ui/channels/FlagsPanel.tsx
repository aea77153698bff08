import { Button } from '@mantine/core';
import type { Anomaly } from '../../dataset/anomaly';
import type { MonitorReport } from '../../monitor/report';
import { labelOf } from '../../store/derived/channels';
import { inListOrder } from '../../store/derived/flags';
import type { DatasetSummary } from '../../worker/protocol';
import { NumberField } from '../controls/NumberField';
import { formatInteger } from '../format/number';
import { Panel } from '../controls/Panel';
import { useWorkbench } from '../useWorkbench';
import { TableFrame } from '../tables/TableFrame';
import { flagsTable } from '../tables/runTables';
import { labels } from '../../labels/labels';
import classes from './Watch.module.css';

const texts = labels.channels.flags;

interface FlagsPanelProps {
  readonly summary: DatasetSummary;
  readonly report: MonitorReport;
}

/** Everything that was flagged, with the reason in words. */
export function FlagsPanel({ summary, report }: FlagsPanelProps) {
  const { falseAlarmRate, setFalseAlarmRate } = useWorkbench(({ falseAlarmRate, setFalseAlarmRate }) => ({
    falseAlarmRate,
    setFalseAlarmRate,
  }));
  const flags = inListOrder(report.anomalies);
  return (
    <Panel
      title={texts.title}
      note={noteOf(report)}
      tools={
        <NumberField
          label={texts.falseAlarms}
          term="falseAlarms"
          value={Number((100 * falseAlarmRate).toPrecision(6))}
          min={0.01}
          max={50}
          step={0.5}
          onChange={(percent) => void setFalseAlarmRate(percent / 100)}
        />
      }
    >
      {flags.length === 0 ? (
        <p className={classes['quiet']}>{texts.nothing}</p>
      ) : (
        <TableFrame title={texts.title} model={() => flagsTable(flags, (flag) => namesOf(flag, summary))}>
          <div className={classes['list']}>
            <table className="figures" aria-label={texts.title}>
              <thead>
                <tr>
                  <th scope="col">{texts.columns.sdd}</th>
                  <th scope="col">{texts.columns.when}</th>
                  <th scope="col">{texts.columns.kind}</th>
                  <th scope="col" className="number">
                    {texts.columns.score}
                  </th>
                  <th scope="col">{texts.columns.why}</th>
                  <th scope="col">
                    <span className="visually-hidden">{texts.columns.decision}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {flags.map((flag) => (
                  <FlagRow key={keyOf(flag)} flag={flag} summary={summary} />
                ))}
              </tbody>
            </table>
          </div>
        </TableFrame>
      )}
    </Panel>
  );
}

function FlagRow({ flag, summary }: { readonly flag: Anomaly; readonly summary: DatasetSummary }) {
  const { isShown, lookAtFlag, excludeFlag } = useWorkbench((state) => ({
    isShown: state.flag !== null && keyOf(state.flag) === keyOf(flag),
    lookAtFlag: state.lookAtFlag,
    excludeFlag: state.excludeFlag,
  }));
  const { sdd, when, kind } = namesOf(flag, summary);
  return (
    <tr className={isShown ? classes['selected'] : undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes['pick']}
          aria-label={texts.lookAt(kind, sdd, when)}
          onClick={() => void lookAtFlag(flag)}
        >
          {sdd}
        </button>
      </th>
      <td className={classes['when']}>{when}</td>
      <td className={classes['when']}>{kind}</td>
      <td className="number">{flag.score >= 100 ? '> 100' : flag.score.toFixed(1)}</td>
      <td className="wraps">{flag.reason}</td>
      <td>
        {flag.batch !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={texts.leaveOutFlag(when, sdd, kind)}
            onClick={() => excludeFlag(flag)}
          >
            {texts.leaveOut}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What the page calls the SDD, the time and the kind of a flag. */
function namesOf({ detector, batch, kind }: Anomaly, summary: DatasetSummary) {
  const key = summary.detectors[detector];
  return {
    sdd: key === undefined ? '' : labelOf(key),
    when: whenOf(summary, batch),
    kind: labels.channels.kinds[kind],
  };
}

function noteOf({ sliceDays, hasAutoencoder, threshold, ownGoodSpectra }: MonitorReport): string {
  const steps = sliceDays === null ? texts.stepsByBatch : texts.stepsBySlice(String(24 * sliceDays));
  const network = hasAutoencoder ? texts.autoencoder : texts.noAutoencoder;
  const rate = ownGoodSpectra === null ? texts.ratesOfMonths : texts.ratesOfOwn(formatInteger(ownGoodSpectra));
  return [texts.threshold(threshold.toFixed(1)), rate, steps, network].join(' ');
}

function keyOf({ detector, batch, kind }: Anomaly): string {
  return `${String(detector)} ${String(batch)} ${kind}`;
}

/** When a batch was, in words: `12-07 to 12-09`, `batch 3` without times. */
export function whenOf({ batches }: DatasetSummary, batch: number | null): string {
  const { wholeRun, batch: numbered, fromTo } = labels.channels.when;
  if (batch === null) return wholeRun;
  const { start, stop } = batches[batch] ?? { start: null, stop: null };
  if (start === null || stop === null) return numbered(String(batch + 1));
  const isShort = stop - start < 86400;
  const text = (seconds: number) =>
    new Date(1000 * seconds)
      .toISOString()
      .slice(5, isShort ? 16 : 10)
      .replace('T', ' ');
  return fromTo(text(start), text(stop));
}
