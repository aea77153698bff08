import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import { NumberField } from '../controls/NumberField';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

const WORDS = labels.profile.map;

/** How many SDDs there are, and how they sit in their arrays. */
export function ArrayFields({ draft, onChange }: DraftProps) {
  const change = (patch: Partial<Profile['arrays']>) => onChange({ ...draft, arrays: { ...draft.arrays, ...patch } });
  const { arrays } = draft;
  const size = { min: 1, max: 256, step: 1 };
  return (
    <fieldset className={classes['group']}>
      <legend>{WORDS.title}</legend>
      <div className={classes['pair']}>
        <NumberField
          label={WORDS.sdds}
          term="sdd"
          value={draft.sdds ?? 0}
          {...{ min: 0, max: 100_000, step: 1 }}
          isInteger
          onChange={(sdds) => onChange({ ...draft, sdds: sdds === 0 ? null : sdds })}
        />
        <NumberField
          label={WORDS.firstNumber}
          term="arrays"
          value={arrays.firstSdd}
          {...{ min: 0, max: 100_000, step: 1 }}
          isInteger
          onChange={(firstSdd) => change({ firstSdd })}
        />
        <NumberField
          label={WORDS.arrays}
          term="arrays"
          value={arrays.count}
          {...size}
          isInteger
          onChange={(count) => change({ count })}
        />
        <NumberField
          label={WORDS.rows}
          term="arrays"
          value={arrays.rows}
          {...size}
          isInteger
          onChange={(rows) => change({ rows })}
        />
        <NumberField
          label={WORDS.columns}
          term="arrays"
          value={arrays.columns}
          {...size}
          isInteger
          onChange={(columns) => change({ columns })}
        />
      </div>
    </fieldset>
  );
}
