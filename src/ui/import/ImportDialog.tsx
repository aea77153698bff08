import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import type { ContentItem } from '../../ingest/choice/contents';
import type { ImportQuestion } from '../../store/importSlice';
import { partText } from '../../store/derived/importForm';
import { formatInteger } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { EventFields } from './EventFields';
import { FirstRows } from './FirstRows';
import { Pick } from './Pick';
import { SpectraFacts } from './SpectraFacts';
import classes from './import.module.css';

const TEXTS = labels.import;

interface ImportDialogProps {
  /** Leaves the file out. */
  readonly onClose: () => void;
}

/** Asks what is read of a file that holds several things; opens with the best guess. */
export function ImportDialog({ onClose }: ImportDialogProps) {
  const question = useWorkbench((state) => state.question);
  return question === null ? null : <Question key={question.names[0]} question={question} onClose={onClose} />;
}

function Question({ question, onClose }: ImportDialogProps & { readonly question: ImportQuestion }) {
  const { answer, remembered, forget } = useWorkbench((state) => ({
    answer: state.answerQuestion,
    remembered: state.remembered,
    forget: state.forgetChoices,
  }));
  const [choice, setChoice] = useState(question.choice);
  const [remember, setRemember] = useState(true);
  const { items, guesses } = question.contents;
  const at = items.findIndex((item) =>
    choice.kind === 'events'
      ? item.kind === 'events' && item.path === choice.path
      : item.kind === 'spectra' && choice.paths.includes(item.path),
  );
  const item = items[at];
  return (
    <Dialog
      onClose={onClose}
      title={TEXTS.title(partText(question.names))}
      size="min(860px, 96vw)"
      closeName={TEXTS.close}
    >
      <div className={classes['body']}>
        {items.length > 1 && (
          <Pick
            label={TEXTS.content}
            options={items.map((option, i) => ({ id: String(i), label: labelOf(option) }))}
            value={String(at)}
            onChange={(id) => setChoice(guesses[Number(id)] ?? choice)}
          />
        )}
        {item?.kind === 'events' && choice.kind === 'events' && (
          <>
            <EventFields table={item} choice={choice} onChange={setChoice} />
            <FirstRows table={item} choice={choice} />
          </>
        )}
        {item?.kind === 'spectra' && <SpectraFacts group={item} />}
        <div className={classes['end']}>
          <Checkbox
            size="xs"
            label={TEXTS.remember}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
          {remembered > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={forget}>
              {TEXTS.forget(String(remembered))}
            </Button>
          )}
          <span className={classes['space']} />
          <Button variant="default" onClick={() => answer(null, false)}>
            {TEXTS.leaveOut}
          </Button>
          <Button data-autofocus className={classes['import']} onClick={() => answer(choice, remember)}>
            {labels.names.import}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function labelOf(item: ContentItem): string {
  const name = item.path === '' ? TEXTS.table : item.path;
  if (item.kind === 'events') {
    return item.rows === null ? TEXTS.events(name) : TEXTS.eventRows(name, formatInteger(item.rows));
  }
  return TEXTS.spectra(name, formatInteger(item.names.length), formatInteger(item.channels));
}
