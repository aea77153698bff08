import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../labels/labels';
import { problemOf } from '../controls/problemOf';
import classes from './names.module.css';

interface NumberByHandProps {
  readonly label: string;
  /** The number that it has; shown where none is given by hand. */
  readonly placed: number;
  readonly byHand: number | null;
  readonly onChange: (sdd: number | null) => void;
}

const MOST = 65535;

/** The SDD of a spectrum: empty, it goes as the other rules say. */
export function NumberByHand({ label, placed, byHand, onChange }: NumberByHandProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const isEmpty = draft === null || draft.trim() === '';
  return (
    <TextInput
      type="number"
      size="xs"
      aria-label={label}
      title={labels.naming.byHand}
      classNames={{ input: classes['number'] }}
      placeholder={String(placed)}
      value={draft ?? (byHand === null ? '' : String(byHand))}
      error={isEmpty ? null : problemOf(draft, 0, MOST, true)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (text.trim() === '') onChange(null);
        else if (problemOf(text, 0, MOST, true) === null) onChange(Number(text));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
