import { Button, Switch } from '@mantine/core';
import { channelRows, type ChannelRow } from '../../store/derived/channels';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { Apart } from '../failures/Apart';
import { formatInteger } from '../format/number';
import { labels } from '../../labels/labels';
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

const texts = labels.channels;

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
    return <EmptyState title={texts.nothing.title}>{texts.nothing.text}</EmptyState>;
  }
  const rows = channelRows(summary, analysis, overrides);
  return (
    <div className={view['view']}>
      <Apart>
        <Panel title={texts.arrays.title} note={[texts.arrays.note, ...partOf(rows.length, sdds)].join(' ')}>
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
        <Panel title={texts.table.title} note={texts.table.note}>
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
      title={texts.notWatched.title}
      note={texts.notWatched.note}
      tools={
        <Button variant="default" size="xs" disabled={!canWatch} onClick={() => void watchArray()}>
          {labels.names.watchArray}
        </Button>
      }
    >
      {null}
    </Panel>
  );
}

function partOf(here: number, all: number | null): readonly string[] {
  return all === null || here === all ? [] : [texts.arrays.partOf(String(here), String(all))];
}

function ChannelTable({ rows }: { readonly rows: readonly ChannelRow[] }) {
  // Those that are out come first: they are what a look at this table is for.
  const sorted = [...rows].sort((a, b) => Number(a.takesPart) - Number(b.takesPart));
  return (
    <TableFrame title={texts.table.title} model={() => channelsTable(sorted)}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{texts.table.columns.sdd}</th>
            <th scope="col">{texts.table.columns.takesPart}</th>
            <th scope="col" className="number">
              {texts.table.columns.events}
            </th>
            <th scope="col">{texts.table.columns.whyNot}</th>
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
          aria-label={texts.table.takesPart(row.label)}
          checked={row.takesPart}
          onChange={(event) => setChannel(row.label, event.currentTarget.checked ? 'ok' : 'excluded')}
        />
      </td>
      <td className="number">{formatInteger(row.events)}</td>
      <td>
        {row.reason}
        {row.isByHand && (
          <Button variant="subtle" size="compact-xs" ml={8} onClick={() => setChannel(row.label, null)}>
            {texts.table.backToScreening}
          </Button>
        )}
      </td>
    </tr>
  );
}
