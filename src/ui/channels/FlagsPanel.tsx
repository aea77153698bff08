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
import classes from './Watch.module.css';
import { KIND_LABELS } from './kindLabels';

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
      title="Flags"
      note={noteOf(report)}
      tools={
        <NumberField
          label="False alarms (%)"
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
        <p className={classes['quiet']}>Nothing is odd at this rate of false alarms.</p>
      ) : (
        <TableFrame title="Flags" model={() => flagsTable(flags, (flag) => namesOf(flag, summary))}>
          <div className={classes['list']}>
            <table className="figures" aria-label="Flags">
              <thead>
                <tr>
                  <th scope="col">SDD</th>
                  <th scope="col">When</th>
                  <th scope="col">Kind</th>
                  <th scope="col" className="number">
                    Score
                  </th>
                  <th scope="col">Why</th>
                  <th scope="col">
                    <span className="visually-hidden">Decision</span>
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
  const { sdd: label, when } = namesOf(flag, summary);
  return (
    <tr className={isShown ? classes['selected'] : undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes['pick']}
          aria-label={`Look at ${KIND_LABELS[flag.kind]} of SDD ${label}, ${when}`}
          onClick={() => void lookAtFlag(flag)}
        >
          {label}
        </button>
      </th>
      <td className={classes['when']}>{when}</td>
      <td className={classes['when']}>{KIND_LABELS[flag.kind]}</td>
      <td className="number">{flag.score >= 100 ? '> 100' : flag.score.toFixed(1)}</td>
      <td className="wraps">{flag.reason}</td>
      <td>
        {flag.batch !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Leave out ${when} of SDD ${label} for ${KIND_LABELS[flag.kind]}`}
            onClick={() => excludeFlag(flag)}
          >
            leave out
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What the page calls the SDD, the time and the kind of a flag. */
function namesOf({ detector, batch, kind }: Anomaly, summary: DatasetSummary) {
  const key = summary.detectors[detector];
  return { sdd: key === undefined ? '' : labelOf(key), when: whenOf(summary, batch), kind: KIND_LABELS[kind] };
}

function noteOf({ sliceDays, hasAutoencoder, threshold, ownGoodSpectra }: MonitorReport): string {
  const steps =
    sliceDays === null
      ? 'Steps are looked for from batch to batch.'
      : `Steps are looked for in slices of ${String(24 * sliceDays)} hours.`;
  const network = hasAutoencoder
    ? 'The autoencoder draws what it expects and enters the score, but decides nothing: simpler tests tell every kind better.'
    : 'There is no autoencoder for this profile.';
  const rate =
    ownGoodSpectra === null
      ? 'False alarms are those of simulated good months like this run.'
      : `False alarms are those of ${formatInteger(ownGoodSpectra)} good spectra simulated from this run's own: for Fe-55 they are more than stated, for very few counts fewer.`;
  return `Score ${threshold.toFixed(1)} flags. ${rate} ${steps} ${network}`;
}

function keyOf({ detector, batch, kind }: Anomaly): string {
  return `${String(detector)} ${String(batch)} ${kind}`;
}

/** When a batch was, in words: `12-07 to 12-09`, `batch 3` without times. */
export function whenOf({ batches }: DatasetSummary, batch: number | null): string {
  if (batch === null) return 'whole run';
  const { start, stop } = batches[batch] ?? { start: null, stop: null };
  if (start === null || stop === null) return `batch ${String(batch + 1)}`;
  const isShort = stop - start < 86400;
  const text = (seconds: number) =>
    new Date(1000 * seconds)
      .toISOString()
      .slice(5, isShort ? 16 : 10)
      .replace('T', ' ');
  return `${text(start)} to ${text(stop)}`;
}
