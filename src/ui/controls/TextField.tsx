import { TextInput } from '@mantine/core';
import { Jargon } from './Jargon';
import type { Term } from '../../labels/labels';
import classes from './fields.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly term: Term;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A name: long enough for words, short enough for a list. */
const LONGEST = 60;

export function TextField({ label, term, value, problem, onChange }: TextFieldProps) {
  return (
    <TextInput
      classNames={{
        root: classes['field'],
        label: classes['label'],
        wrapper: classes['wrapper'],
        error: classes['error'],
      }}
      label={
        <Jargon term={term} isLabel>
          {label}
        </Jargon>
      }
      value={value}
      maxLength={LONGEST}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
