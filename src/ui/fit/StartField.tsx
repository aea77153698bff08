import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InspectedParameter } from '../../fit/inspection/fitInspection';
import { problemOf } from '../controls/problemOf';
import classes from './ParameterPanel.module.css';

interface StartFieldProps {
  readonly name: string;
  readonly parameter: InspectedParameter;
  readonly isOff: boolean;
  readonly onChange: (start: number) => void;
}

/** Digits of a start value: nobody types more. */
const DIGITS = 6;

/** The start value of a parameter. It counts when the field is left or with Enter; Escape puts the old one back. */
export function StartField({ name, parameter: { start, lower, upper }, isOff, onChange }: StartFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : problemOf(draft, lower, upper, false);
  const finish = () => {
    if (draft !== null && problem === null && Number(draft) !== rounded(start)) onChange(Number(draft));
    setDraft(null);
  };
  return (
    <TextInput
      type="number"
      step="any"
      className={classes['start']}
      aria-label={name}
      data-draft={draft !== null || undefined}
      disabled={isOff}
      value={draft ?? String(rounded(start))}
      error={problem !== null}
      title={problem ?? undefined}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
