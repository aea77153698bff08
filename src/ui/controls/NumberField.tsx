import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Term } from '../../labels/labels';
import { Jargon } from './Jargon';
import { problemOf } from './problemOf';
import classes from './fields.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly term: Term;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isInteger?: boolean;
  /** What else is wrong with the value, in words: how it goes with other fields. */
  readonly problem?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** A native number field. What is typed counts as soon as it is valid; leaving the field puts the last valid one back. */
export function NumberField(props: NumberFieldProps) {
  const { label, term, value, min, max, step, isInteger = false, onChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const problem = (draft === null ? null : problemOf(draft, min, max, isInteger)) ?? props.problem;
  return (
    <TextInput
      type="number"
      classNames={{
        root: classes['field'],
        label: classes['label'],
        wrapper: classes['wrapper'],
        input: classes['input'],
        error: classes['error'],
      }}
      label={
        <Jargon term={term} isLabel>
          {label}
        </Jargon>
      }
      value={draft ?? String(value)}
      min={min}
      max={max}
      step={isInteger ? step : 'any'}
      error={problem}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (problemOf(text, min, max, isInteger) === null) onChange(Number(text));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
