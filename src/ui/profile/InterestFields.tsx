import { Checkbox, NativeSelect } from '@mantine/core';
import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { FORBIDDEN_COPPER, LINES } from '../../store/catalogue';
import { withInterest } from '../../store/derived/profileDraft';
import { NumberField } from '../controls/NumberField';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

const WORDS = labels.profile.interest;
const ENERGY_EV = { min: 0, max: 120_000, step: 10 };

/** The line whose position and width are the result, the region of its fit, and what is forbidden beside it. */
export function InterestFields({ draft, onChange }: DraftProps) {
  const change = (patch: Partial<Profile>) => onChange({ ...draft, ...patch });
  const { forbidden, ...others } = draft;
  const [fromEv, toEv] = draft.regionEv;
  const choices = [...new Set([...draft.knownLines, ...draft.markedLines, draft.lineOfInterest])];
  return (
    <fieldset className={classes['group']}>
      <legend>{WORDS.title}</legend>
      <NativeSelect
        size="xs"
        label={WORDS.line}
        data={choices.map((line) => ({ value: line, label: LINES[line].label }))}
        value={draft.lineOfInterest}
        onChange={(event) => onChange(withInterest(draft, event.currentTarget.value as LineId))}
      />
      <div className={classes['pair']}>
        <NumberField
          label={WORDS.regionFrom}
          term="region"
          value={fromEv}
          {...ENERGY_EV}
          onChange={(from) => change({ regionEv: [from, toEv] })}
        />
        <NumberField
          label={WORDS.regionTo}
          term="region"
          value={toEv}
          {...ENERGY_EV}
          onChange={(to) => change({ regionEv: [fromEv, to] })}
        />
      </div>
      <Checkbox
        size="xs"
        label={WORDS.forbidden}
        checked={forbidden !== undefined}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? { ...others, forbidden: FORBIDDEN_COPPER } : others);
        }}
      />
    </fieldset>
  );
}
