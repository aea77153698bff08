import { ActionIcon, Switch } from '@mantine/core';
import type { Analysis } from '../../assess/results';
import { labels } from '../../labels/labels';
import type { DatasetSummary } from '../../worker/protocol';
import type { ChannelRow } from '../../store/derived/channels';
import { Worded } from '../controls/Worded';
import { formatInteger, formatTime } from '../format/number';
import { SelectedSpectrum } from '../controls/SelectedSpectrum';
import { AdcReportLine } from '../peaks/AdcReportLine';
import { useWorkbench } from '../useWorkbench';
import { ConstantsTable } from './ConstantsTable';
import { LineTable } from './LineTable';
import classes from './Inspector.module.css';

const TEXTS = labels.inspector;

interface SelectedProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis | null;
  readonly row: ChannelRow;
}

/** One detector and batch of a run: what was read, its spectrum, and what the analysis found in it. */
export function Selected({ summary, analysis, row }: SelectedProps) {
  const { selection, isBig } = useWorkbench(({ selection, step }) => ({
    selection,
    isBig: step === 'peaks' || step === 'fit',
  }));
  return (
    <>
      <Chooser summary={summary} row={row} />
      <BatchFacts summary={summary} row={row} />
      <PartSwitch row={row} />
      {!isBig && <SelectedSpectrum className={classes['plot']} isSmall />}
      {analysis !== null && (
        <>
          <AdcReportLine analysis={analysis} detector={selection.detector} />
          <LineTable analysis={analysis} selection={selection} />
          <ConstantsTable analysis={analysis} selection={selection} />
        </>
      )}
    </>
  );
}

/** Steps through detectors and batches; before the first batch stands the whole run. */
function Chooser({ summary, row }: Pick<SelectedProps, 'summary' | 'row'>) {
  const { selection, select } = useWorkbench(({ selection, select }) => ({ selection, select }));
  const { detector, batch } = selection;
  const lastDetector = summary.detectors.length - 1;
  const lastBatch = summary.batches.length - 1;
  const place = batch ?? -1;
  const toBatch = (next: number) => select({ batch: next < 0 ? null : next });
  return (
    <div className={classes['choosers']}>
      <div className={classes['chooser']}>
        <Arrow
          name={TEXTS.previousSdd}
          isBack
          disabled={detector === 0}
          onClick={() => select({ detector: detector - 1 })}
        />
        <h2 className={classes['title']}>{TEXTS.sdd(row.label)}</h2>
        <Arrow
          name={TEXTS.nextSdd}
          disabled={detector >= lastDetector}
          onClick={() => select({ detector: detector + 1 })}
        />
      </div>
      <div className={classes['chooser']}>
        <Arrow name={TEXTS.previousBatch} isBack disabled={place < 0} onClick={() => toBatch(place - 1)} />
        <span className={classes['title']}>
          {batch === null ? TEXTS.wholeRun : TEXTS.batch(String(batch + 1), String(summary.batches.length))}
        </span>
        <Arrow name={TEXTS.nextBatch} disabled={place >= lastBatch} onClick={() => toBatch(place + 1)} />
      </div>
    </div>
  );
}

interface ArrowProps {
  readonly name: string;
  readonly isBack?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Arrow({ name, isBack = false, disabled, onClick }: ArrowProps) {
  return (
    <ActionIcon variant="default" size={22} aria-label={name} disabled={disabled} onClick={onClick}>
      <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
        <path d={isBack ? 'M7 0v10L0 5z' : 'M1 0v10l7-5z'} fill="currentColor" />
      </svg>
    </ActionIcon>
  );
}

function BatchFacts({ summary, row }: Pick<SelectedProps, 'summary' | 'row'>) {
  const batch = useWorkbench(({ selection }) => selection.batch);
  const first = summary.batches[batch ?? 0];
  const last = summary.batches[batch ?? summary.batches.length - 1];
  const events =
    batch === null ? row.events : (summary.eventsPerBatch[row.detector * summary.batches.length + batch] ?? 0);
  const counted = TEXTS.events(formatInteger(events));
  return (
    <p className={classes['facts']}>
      {typeof first?.start === 'number' ? (
        <Worded
          text={TEXTS.eventsWhen(counted)}
          slots={{
            from: <span className={classes['time']}>{TEXTS.from(formatTime(first.start))}</span>,
            to: <span className={classes['time']}>{TEXTS.to(formatTime(last?.stop ?? null))}</span>,
          }}
        />
      ) : (
        counted
      )}
    </p>
  );
}

function PartSwitch({ row }: { readonly row: ChannelRow }) {
  const setChannel = useWorkbench((state) => state.setChannel);
  return (
    <div>
      <Switch
        label={TEXTS.takesPart}
        checked={row.takesPart}
        onChange={(event) => setChannel(row.label, event.currentTarget.checked ? 'ok' : 'excluded')}
      />
      {row.reason !== null && <p className={classes['reason']}>{row.reason}</p>}
    </div>
  );
}
