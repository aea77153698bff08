import type { LineId } from '../../physics/lines';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { ELEMENTS, type TrainingForm } from '../../store/derived/trainingForm';
import { Jargon } from '../controls/Jargon';
import { NumberField } from '../controls/NumberField';
import { labels } from '../../labels/labels';
import classes from './training.module.css';

interface LineChoiceProps {
  readonly form: TrainingForm;
  readonly problem: string | undefined;
  readonly onChange: (patch: Pick<TrainingForm, 'lines' | 'intensities'>) => void;
}

/** The lines that the network is to find, by element, each with the events that it has in a typical spectrum. */
export function LineChoice({ form, problem, onChange }: LineChoiceProps) {
  const { lines, intensities } = form;
  const toggle = (id: LineId) =>
    onChange({ intensities, lines: lines.includes(id) ? lines.filter((line) => line !== id) : [...lines, id] });
  return (
    <fieldset className={classes['lines']}>
      <legend>
        <Jargon term="line">{labels.training.profile.lines}</Jargon>
      </legend>
      {ELEMENTS.map(([element, own]) => (
        <div key={element} className={classes['element']}>
          {own.map((id) => (
            <label key={id}>
              <input type="checkbox" checked={lines.includes(id)} onChange={() => toggle(id)} />
              {` ${LINES[id].label}, ${tabulatedEnergyEv(id).toFixed(0)} eV`}
            </label>
          ))}
        </div>
      ))}
      {problem !== undefined && <p className={classes['problem']}>{problem}</p>}
      {ELEMENTS.flatMap(([, own]) => own)
        .filter((id) => lines.includes(id))
        .map((id) => (
          <NumberField
            key={id}
            label={labels.training.profile.events(LINES[id].label)}
            term="intensity"
            value={intensities[id] ?? 1}
            min={1}
            max={1e9}
            step={100}
            onChange={(events) => onChange({ lines, intensities: { ...intensities, [id]: events } })}
          />
        ))}
    </fieldset>
  );
}
