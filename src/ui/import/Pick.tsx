import { NativeSelect } from '@mantine/core';
import classes from './import.module.css';

interface PickProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A native list with its name beside it. */
export function Pick({ label, options, value, onChange }: PickProps) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      classNames={{ root: classes['field'] }}
      data={options.map(({ id, label: text }) => ({ value: id, label: text }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
