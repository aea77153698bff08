import { NativeSelect } from '@mantine/core';
import type { Term } from '../../labels/labels';
import { Jargon } from './Jargon';
import classes from './fields.module.css';

interface ChoiceFieldProps<Id extends string> {
  readonly label: string;
  readonly term: Term;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A native list: role combobox, its options named exactly by their labels. */
export function ChoiceField<Id extends string>({ label, term, options, value, onChange }: ChoiceFieldProps<Id>) {
  return (
    <NativeSelect
      classNames={{
        root: classes['field'],
        label: classes['label'],
        wrapper: classes['wrapper'],
        input: classes['select'],
      }}
      label={
        <Jargon term={term} isLabel>
          {label}
        </Jargon>
      }
      data={options.map((option) => option.label)}
      value={options.find((option) => option.id === value)?.label ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.label === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    />
  );
}
