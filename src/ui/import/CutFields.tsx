import { Button, CloseButton, NumberInput } from '@mantine/core';
import type { EventChoice, EventTable, RowCut } from '../../ingest/choice/contents';
import { labels } from '../../labels/labels';
import { cutColumns } from '../../store/derived/importForm';
import { Pick } from './Pick';
import classes from './import.module.css';

const TEXTS = labels.import.cuts;

interface CutFieldsProps {
  readonly table: EventTable;
  readonly choice: EventChoice;
  readonly onChange: (choice: EventChoice) => void;
}

/** Rows are read where every column named here lies within its bounds. */
export function CutFields({ table, choice, onChange }: CutFieldsProps) {
  const columns = cutColumns(table, choice);
  const set = (at: number, cut: RowCut | null) => {
    const cuts = choice.cuts.flatMap((old, i) => (i === at ? (cut ?? []) : [old]));
    onChange({ ...choice, cuts });
  };
  const [first] = columns;
  return (
    <fieldset className={classes['cuts']}>
      <legend>{TEXTS.title}</legend>
      {choice.cuts.map((cut, i) => {
        const number = String(i + 1);
        return (
          <div key={i} className={classes['cut']}>
            <Pick
              label={TEXTS.column(number)}
              options={columns.map(({ label }, k) => ({ id: String(k), label }))}
              value={String(columns.findIndex(({ column, index }) => column === cut.column && index === cut.index))}
              onChange={(id) => {
                const chosen = columns[Number(id)];
                if (chosen !== undefined) set(i, { ...cut, column: chosen.column, index: chosen.index });
              }}
            />
            <Bound label={TEXTS.from(number)} value={cut.min} onChange={(min) => set(i, { ...cut, min })} />
            <Bound label={TEXTS.to(number)} value={cut.max} onChange={(max) => set(i, { ...cut, max })} />
            <CloseButton size="sm" aria-label={TEXTS.remove(number)} onClick={() => set(i, null)} />
          </div>
        );
      })}
      {first !== undefined && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            const cut = { column: first.column, index: first.index, min: null, max: null };
            onChange({ ...choice, cuts: [...choice.cuts, cut] });
          }}
        >
          {TEXTS.add}
        </Button>
      )}
    </fieldset>
  );
}

interface BoundProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Bound({ label, value, onChange }: BoundProps) {
  return (
    <NumberInput
      size="xs"
      label={label}
      classNames={{ root: classes['field'] }}
      placeholder={TEXTS.any}
      hideControls
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
    />
  );
}
