import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Naming } from '../../dataset/naming';
import { problemOf } from '../controls/problemOf';
import { labels } from '../../labels/labels';
import classes from './names.module.css';

const TEXTS = labels.naming;
const PATTERN_HINT = TEXTS.patternHint(
  '{sdd}',
  '{bus}',
  '{batch}',
  '{date:YYYYMMDD}',
  '{time:HHmmss}',
  '{unix}',
  '{*}',
);

interface NamesFieldsProps {
  readonly naming: Naming;
  readonly problem: string | null;
  /** The pattern that the names seem to follow; empty where they follow none. */
  readonly guess: string;
  readonly onChange: (naming: Naming) => void;
}

const MOST_HOURS_FROM_UTC = 14;
const MOST_HOURS_LONG = 10_000;

/** The pattern, and what holds where names say nothing. */
export function NamesFields({ naming, problem, guess, onChange }: NamesFieldsProps) {
  return (
    <>
      <div className={classes['pattern']}>
        <TextInput
          data-autofocus
          size="xs"
          label={labels.names.namesPattern}
          description={PATTERN_HINT}
          classNames={{ root: classes['text'], input: classes['code'], description: classes['hint'] }}
          inputWrapperOrder={['label', 'description', 'error', 'input']}
          spellCheck={false}
          maxLength={200}
          value={naming.pattern}
          error={problem}
          onChange={(event) => onChange({ ...naming, pattern: event.currentTarget.value })}
        />
        {guess !== '' && guess !== naming.pattern && (
          <Button variant="default" size="compact-sm" onClick={() => onChange({ ...naming, pattern: guess })}>
            {TEXTS.guess}
          </Button>
        )}
      </div>
      <div className={classes['fields']}>
        <Checkbox
          size="xs"
          label={TEXTS.usesFile}
          checked={naming.usesHeader}
          onChange={(event) => onChange({ ...naming, usesHeader: event.currentTarget.checked })}
        />
        <HoursField
          label={TEXTS.clock}
          value={naming.utcOffsetHours}
          least={-MOST_HOURS_FROM_UTC}
          most={MOST_HOURS_FROM_UTC}
          onChange={(hours) => onChange({ ...naming, utcOffsetHours: hours ?? 0 })}
        />
        <HoursField
          label={TEXTS.length}
          value={naming.lengthHours}
          least={1 / 3600}
          most={MOST_HOURS_LONG}
          onChange={(hours) => onChange({ ...naming, lengthHours: hours })}
        />
      </div>
      <p className={classes['note']}>{TEXTS.note}</p>
    </>
  );
}

interface HoursFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly onChange: (hours: number | null) => void;
}

/** Hours, or nothing. What is typed counts as soon as it is valid. */
function HoursField({ label, value, least, most, onChange }: HoursFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isEmpty = draft === null || draft.trim() === '';
  return (
    <TextInput
      type="number"
      step="any"
      size="xs"
      label={label}
      placeholder={TEXTS.noHours}
      value={draft ?? (value === null ? '' : String(value))}
      error={isEmpty ? null : problemOf(draft, least, most, false)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (text.trim() === '') onChange(null);
        else if (problemOf(text, least, most, false) === null) onChange(Number(text));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
