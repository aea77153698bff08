import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EventChoice, EventTable, TimeUnit } from '../../ingest/choice/contents';
import { labels } from '../../labels/labels';
import { crossTalkOf, numbersIn, numbersText, TIME_UNIT_NAMES } from '../../store/derived/importForm';
import { CutFields } from './CutFields';
import { Pick } from './Pick';
import classes from './import.module.css';

const TEXTS = labels.import.columns;

interface EventFieldsProps {
  readonly table: EventTable;
  readonly choice: EventChoice;
  readonly onChange: (choice: EventChoice) => void;
}

const NONE = '';

/** Which column is what, and which rows are left out. */
export function EventFields({ table, choice, onChange }: EventFieldsProps) {
  const names = table.columns.map(({ name }) => ({ id: name, label: name }));
  const orNone = (label: string) => [{ id: NONE, label }, ...names];
  const adc = table.columns.find(({ name }) => name === choice.adc);
  const hasPlaces = adc !== undefined && typeof adc.perRow === 'number' && adc.perRow > 1;
  const crossTalk = crossTalkOf(table, choice);
  const nullable = (name: string) => (name === NONE ? null : name);
  return (
    <>
      <div className={classes['fields']}>
        <Pick
          label={TEXTS.adc}
          options={names}
          value={choice.adc}
          onChange={(name) => onChange({ ...choice, adc: name })}
        />
        <Pick
          label={TEXTS.sdd}
          options={orNone(hasPlaces ? TEXTS.placeInRow : TEXTS.oneSdd)}
          value={choice.sdd ?? NONE}
          onChange={(name) => onChange({ ...choice, sdd: nullable(name) })}
        />
        <Pick
          label={TEXTS.bus}
          options={orNone(TEXTS.none)}
          value={choice.bus ?? NONE}
          onChange={(name) => onChange({ ...choice, bus: nullable(name) })}
        />
        <Pick
          label={TEXTS.time}
          options={orNone(TEXTS.none)}
          value={choice.time ?? NONE}
          onChange={(name) => onChange({ ...choice, time: nullable(name) })}
        />
        {choice.time !== null && (
          <Pick
            label={TEXTS.unit}
            options={TIME_UNIT_NAMES}
            value={choice.timeUnit}
            onChange={(unit) => onChange({ ...choice, timeUnit: unit as TimeUnit })}
          />
        )}
      </div>
      {hasPlaces && choice.sdd === null && <Places count={adc.perRow} choice={choice} onChange={onChange} />}
      <CutFields table={table} choice={choice} onChange={onChange} />
      {crossTalk !== null && (
        <Checkbox
          size="xs"
          label={TEXTS.crossTalk(crossTalk.column)}
          checked={choice.crossTalk !== null}
          onChange={(event) => onChange({ ...choice, crossTalk: event.currentTarget.checked ? crossTalk : null })}
        />
      )}
    </>
  );
}

interface PlacesProps {
  readonly count: number;
  readonly choice: EventChoice;
  readonly onChange: (choice: EventChoice) => void;
}

/** The table of SDDs by place, as numbers and ranges. */
function Places({ count, choice, onChange }: PlacesProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const numbers = choice.sddOfPlace ?? Array.from({ length: count }, (_, place) => place);
  const text = draft ?? numbersText(numbers);
  const found = numbersIn(text);
  return (
    <TextInput
      size="xs"
      label={TEXTS.places}
      description={TEXTS.placesHint(String(count))}
      value={text}
      error={found?.length === count ? null : TEXTS.placesProblem(String(count))}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        const typed = numbersIn(event.currentTarget.value);
        if (typed?.length === count) onChange({ ...choice, sddOfPlace: typed });
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
