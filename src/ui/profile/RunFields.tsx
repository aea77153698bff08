import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

type RunKind = Profile['labels'][number];

const WORDS = labels.profile.runs;
/** The kinds that a list offers. */
const KINDS: Readonly<Record<RunKind['kind'], string>> = WORDS.kinds;

/** Kinds of runs, told by the names of their files, and names that say it is this experiment. */
export function RunFields({ draft, onChange }: DraftProps) {
  const { labels: kinds, fileNames } = draft;
  const set = (changed: readonly RunKind[]) => onChange({ ...draft, labels: changed });
  return (
    <fieldset className={classes['group']}>
      <legend>{WORDS.title}</legend>
      <p className={classes['facts']}>{WORDS.rule}</p>
      {kinds.map((own, i) => {
        const change = (patch: Partial<RunKind>) =>
          set(kinds.map((kind, j) => (j === i ? { ...kind, ...patch } : kind)));
        const number = String(i + 1);
        return (
          <div key={i} className={classes['runs']}>
            <TextInput
              size="xs"
              aria-label={WORDS.nameOf(number)}
              value={own.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label={WORDS.kindOf(number)}
              data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
              value={own.kind}
              onChange={(event) => change({ kind: event.currentTarget.value as RunKind['kind'] })}
            />
            <TextInput
              size="xs"
              aria-label={WORDS.textOf(number)}
              value={own.inName}
              onChange={(event) => change({ inName: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size="xs"
              aria-label={WORDS.takeOut(number)}
              onClick={() => set(kinds.filter((_, j) => j !== i))}
            >
              ×
            </ActionIcon>
          </div>
        );
      })}
      <div className={classes['buttons']}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => set([...kinds, { name: 'calibration', kind: 'calibration', inName: 'calib' }])}
        >
          {WORDS.add}
        </Button>
      </div>
      <TextInput
        size="xs"
        label={WORDS.fileNames}
        placeholder={WORDS.fileNamesHint}
        defaultValue={fileNames.join(', ')}
        onChange={(event) =>
          onChange({
            ...draft,
            fileNames: event.currentTarget.value
              .split(',')
              .map((text) => text.trim())
              .filter((text) => text !== ''),
          })
        }
      />
    </fieldset>
  );
}
