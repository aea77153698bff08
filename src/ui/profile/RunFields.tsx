import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { Profile } from '../../physics/profile';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

type Label = Profile['labels'][number];

/** Kinds of runs, told by the names of their files, and names that say it is this experiment. */
export function RunFields({ draft, onChange }: DraftProps) {
  const { labels, fileNames } = draft;
  const set = (changed: readonly Label[]) => onChange({ ...draft, labels: changed });
  return (
    <fieldset className={classes['group']}>
      <legend>Runs</legend>
      <p className={classes['facts']}>A run is of the first kind whose text stands in the name of its file.</p>
      {labels.map((label, i) => {
        const change = (patch: Partial<Label>) => set(labels.map((own, j) => (j === i ? { ...own, ...patch } : own)));
        const name = `run ${String(i + 1)}`;
        return (
          <div key={i} className={classes['runs']}>
            <TextInput
              size="xs"
              aria-label={`Name of ${name}`}
              value={label.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label={`Kind of ${name}`}
              data={['physics', 'calibration']}
              value={label.kind}
              onChange={(event) => change({ kind: event.currentTarget.value as Label['kind'] })}
            />
            <TextInput
              size="xs"
              aria-label={`Text in file names of ${name}`}
              value={label.inName}
              onChange={(event) => change({ inName: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              size="xs"
              aria-label={`Take out ${name}`}
              onClick={() => set(labels.filter((_, j) => j !== i))}
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
          onClick={() => set([...labels, { name: 'calibration', kind: 'calibration', inName: 'calib' }])}
        >
          Add a kind of run
        </Button>
      </div>
      <TextInput
        size="xs"
        label="Texts in file names of this experiment"
        placeholder="separated by commas"
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
