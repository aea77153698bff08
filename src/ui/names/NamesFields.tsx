import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Naming } from '../../dataset/naming';
import { problemOf } from '../controls/problemOf';
import { labels } from '../../labels/labels';
import classes from './names.module.css';

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
          description="Text as it stands; {sdd}, {bus}, {batch} for numbers, {date:YYYYMMDD}, {time:HHmmss} or {unix} for the start, {*} for anything. Empty: names are not read."
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
            Guess by the names
          </Button>
        )}
      </div>
      <div className={classes['fields']}>
        <Checkbox
          size="xs"
          label="Take from the file what its name does not say"
          checked={naming.usesHeader}
          onChange={(event) => onChange({ ...naming, usesHeader: event.currentTarget.checked })}
        />
        <HoursField
          label="Clock ahead of UTC (hours)"
          value={naming.utcOffsetHours}
          least={-MOST_HOURS_FROM_UTC}
          most={MOST_HOURS_FROM_UTC}
          onChange={(hours) => onChange({ ...naming, utcOffsetHours: hours ?? 0 })}
        />
        <HoursField
          label="Length where none is stated (hours)"
          value={naming.lengthHours}
          least={1 / 3600}
          most={MOST_HOURS_LONG}
          onChange={(hours) => onChange({ ...naming, lengthHours: hours })}
        />
      </div>
      <p className={classes['note']}>
        A number by hand goes before that of the name, that before the file’s, then comes the next free one. Dates and
        times without a zone count as UTC plus the hours above; in files, 03/04/2024 has the month first. A measurement
        ends after its real time; SDDs that were measured at nearly the same time share a batch.
      </p>
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
      placeholder="none"
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
