import { ActionIcon } from '@mantine/core';
import { labels } from '../../labels/labels';
import { LINES, shareOf } from '../../store/catalogue';
import { withCalibrated, withoutLine } from '../../store/derived/profileDraft';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

const WORDS = labels.profile.lines;

/** The lines of a draft with what the table knows of them, and whether they are calibrated on. */
export function LineTable({ draft, onChange }: DraftProps) {
  return (
    <div className={classes['lines']}>
      <table className="figures" aria-label={WORDS.table}>
        <thead>
          <tr>
            <th scope="col">{WORDS.line}</th>
            <th scope="col" className="number">
              {WORDS.energy}
            </th>
            <th scope="col" className="number">
              {WORDS.naturalWidth}
            </th>
            <th scope="col" className="number">
              {WORDS.share}
            </th>
            <th scope="col">{WORDS.calibrate}</th>
            <th scope="col">
              <span className="visually-hidden">{WORDS.takeOut}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {draft.knownLines.map((id) => {
            const { label, components } = LINES[id];
            const isUsed = draft.calibrationLines.includes(id);
            return (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td className="number">{components[0].energyEv.toFixed(1)}</td>
                <td className="number">{components[0].naturalWidthEv.toFixed(2)}</td>
                <td className="number">{shareOf(id).toFixed(3)}</td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={WORDS.calibrateOn(label)}
                    checked={isUsed}
                    onChange={() => onChange(withCalibrated(draft, id, !isUsed))}
                  />
                </td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    size="xs"
                    aria-label={WORDS.takeOutLine(label)}
                    onClick={() => onChange(withoutLine(draft, id))}
                  >
                    ×
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
