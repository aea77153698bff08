import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { TimelineEntry } from '../../store/history/timeline';
import { filesNeeded } from '../../store/historySlice';
import { namesOf } from '../../store/source';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './HistoryPanel.module.css';

const TEXTS = labels.history;

/** Every step in words, newest last; a click goes to what held after it. It stays open beside the page. */
export function HistoryPanel({ onClose }: { readonly onClose: () => void }) {
  const { timeline, goTo } = useWorkbench(({ timeline, goTo }) => ({ timeline, goTo }));
  const { entries, at } = timeline;
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at, entries.length]);
  return (
    <section
      aria-label={labels.names.history}
      className={classes['panel']}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header className={classes['head']}>
        <h2>{labels.names.history}</h2>
        <CloseButton size="sm" aria-label={TEXTS.close} onClick={onClose} />
      </header>
      <ol className={classes['entries']}>
        {entries.map((entry, index) => (
          <li key={entry.id} ref={index === at ? current : null} data-undone={index > at || undefined}>
            <Entry entry={entry} isCurrent={index === at} onClick={() => void goTo(index)} />
          </li>
        ))}
      </ol>
      <p className={classes['foot']}>{TEXTS.foot}</p>
    </section>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly isCurrent: boolean;
  readonly onClick: () => void;
}

function Entry({ entry, isCurrent, onClick }: EntryProps) {
  const { words, decisions, kept } = entry;
  if (kept !== undefined) return <Stopped entry={entry} onClick={onClick} />;
  if (decisions === null) {
    return (
      <span className={classes['earlier']} title={TEXTS.earlier}>
        {words}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes['entry']}
      aria-current={isCurrent ? 'step' : undefined}
      title={words}
      onClick={onClick}
    >
      {words}
    </button>
  );
}

/** A step whose run is not here: what it would take to go back to it. */
function Stopped({ entry, onClick }: Pick<EntryProps, 'entry' | 'onClick'>) {
  const files = useWorkbench((state) => namesOf(filesNeeded(entry, state)));
  return (
    <button type="button" className={classes['earlier']} onClick={onClick}>
      {entry.words} <em>({TEXTS.needs(files)})</em>
    </button>
  );
}
