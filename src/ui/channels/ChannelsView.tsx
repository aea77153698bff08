import { Button, Switch } from '@mantine/core';
import { channelRows, type ChannelRow } from '../../store/derived/channels';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { Apart } from '../failures/Apart';
import { formatInteger } from '../format/number';
import { LABELS } from '../labels';
import { useProfile, useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { AgainstTimePanel } from './AgainstTimePanel';
import { ArrayMap } from './ArrayMap';
import classes from './ChannelsView.module.css';
import { EvidencePanel } from './EvidencePanel';
import { FlagsPanel } from './FlagsPanel';
import { HistoryPanel } from './HistoryPanel';
import { SelectionPanel } from './SelectionPanel';
import { SlowControlPanel } from './SlowControlPanel';
import { TableFrame } from '../tables/TableFrame';
import { channelsTable } from '../tables/runTables';

/** Which detectors take part, which do not, and why. */
export function ChannelsView() {
  const { summary, analysis, report, overrides, profile } = useWorkbench(({ summary, analysis, report, settings }) => ({
    summary,
    analysis,
    report,
    overrides: settings.channelOverrides,
    profile: settings.profile,
  }));
  const sdds = useProfile(profile)?.sdds ?? null;
  if (summary === null) {
    return <EmptyState title="No run loaded">Load a run to see which SDDs have a usable spectrum.</EmptyState>;
  }
  const rows = channelRows(summary, analysis, overrides);
  return (
    <div className={view['view']}>
      <Apart>
        <Panel
          title="Arrays"
          note={`Every cell is an SDD with its spectrum. Struck out: set aside. Click to select.${ofAll(rows.length, sdds)}`}
        >
          <ArrayMap summary={summary} rows={rows} profileId={profile} />
        </Panel>
        {report === null ? (
          <NotWatchedYet />
        ) : (
          <>
            {summary.batches.length > 1 && <AgainstTimePanel summary={summary} report={report} />}
            <FlagsPanel summary={summary} report={report} />
            <EvidencePanel summary={summary} />
            <SelectionPanel summary={summary} report={report} />
            {summary.batches.length > 1 && <HistoryPanel summary={summary} report={report} />}
            {summary.batches.length > 1 && <SlowControlPanel />}
          </>
        )}
        <Panel
          title="SDDs"
          note="Screening sets aside what has no usable spectrum. Your choice goes before it and counts from the next run."
        >
          <ChannelTable rows={rows} />
        </Panel>
      </Apart>
    </div>
  );
}

function NotWatchedYet() {
  const { canWatch, watchArray } = useWorkbench(({ task, waiting, watchArray }) => ({
    canWatch: task === null && waiting === 0,
    watchArray,
  }));
  return (
    <Panel
      title="What is odd"
      note="Every analysis looks for dead, starved, noisy and broad spectra, pile-up, bursts of noise, combs and steps of the gain. Before one, detectors are aligned with the profile's lines instead of being calibrated."
      tools={
        <Button variant="default" size="xs" disabled={!canWatch} onClick={() => void watchArray()}>
          {LABELS.watchArray}
        </Button>
      }
    >
      {null}
    </Panel>
  );
}

function ofAll(here: number, all: number | null): string {
  return all === null || here === all ? '' : ` ${String(here)} of the ${String(all)} SDDs of the experiment are here.`;
}

function ChannelTable({ rows }: { readonly rows: readonly ChannelRow[] }) {
  // Those that are out come first: they are what a look at this table is for.
  const sorted = [...rows].sort((a, b) => Number(a.takesPart) - Number(b.takesPart));
  return (
    <TableFrame title="SDDs" model={() => channelsTable(sorted)}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">SDD</th>
            <th scope="col">Takes part</th>
            <th scope="col" className="number">
              Events
            </th>
            <th scope="col">Why not</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <ChannelTableRow key={row.detector} row={row} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function ChannelTableRow({ row }: { readonly row: ChannelRow }) {
  const { isSelected, select, setChannel } = useWorkbench(({ selection, select, setChannel }) => ({
    isSelected: selection.detector === row.detector,
    select,
    setChannel,
  }));
  return (
    <tr className={isSelected ? classes['selected'] : undefined}>
      <th scope="row">
        <button type="button" className={classes['pick']} onClick={() => select({ detector: row.detector })}>
          {row.label}
        </button>
      </th>
      <td>
        <Switch
          aria-label={`SDD ${row.label} takes part`}
          checked={row.takesPart}
          onChange={(event) => setChannel(row.label, event.currentTarget.checked ? 'ok' : 'excluded')}
        />
      </td>
      <td className="number">{formatInteger(row.events)}</td>
      <td>
        {row.reason}
        {row.isByHand && (
          <Button variant="subtle" size="compact-xs" ml={8} onClick={() => setChannel(row.label, null)}>
            back to screening
          </Button>
        )}
      </td>
    </tr>
  );
}
