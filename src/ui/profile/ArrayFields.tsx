import type { Profile } from '../../physics/profile';
import { NumberField } from '../controls/NumberField';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

/** How many SDDs there are, and how they sit in their arrays. */
export function ArrayFields({ draft, onChange }: DraftProps) {
  const change = (patch: Partial<Profile['arrays']>) => onChange({ ...draft, arrays: { ...draft.arrays, ...patch } });
  const { arrays } = draft;
  const size = { min: 1, max: 256, step: 1 };
  return (
    <fieldset className={classes['group']}>
      <legend>Map of the SDDs</legend>
      <div className={classes['pair']}>
        <NumberField
          label="SDDs (0: any)"
          term="sdd"
          value={draft.sdds ?? 0}
          {...{ min: 0, max: 100_000, step: 1 }}
          isInteger
          onChange={(sdds) => onChange({ ...draft, sdds: sdds === 0 ? null : sdds })}
        />
        <NumberField
          label="First number"
          term="arrays"
          value={arrays.firstSdd}
          {...{ min: 0, max: 100_000, step: 1 }}
          isInteger
          onChange={(firstSdd) => change({ firstSdd })}
        />
        <NumberField
          label="Arrays"
          term="arrays"
          value={arrays.count}
          {...size}
          isInteger
          onChange={(count) => change({ count })}
        />
        <NumberField
          label="Rows"
          term="arrays"
          value={arrays.rows}
          {...size}
          isInteger
          onChange={(rows) => change({ rows })}
        />
        <NumberField
          label="Columns"
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
