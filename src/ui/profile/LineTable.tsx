import { ActionIcon } from '@mantine/core';
import { LINES, shareOf } from '../../store/catalogue';
import { withCalibrated, withoutLine } from '../../store/derived/profileDraft';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

/** The lines of a draft with what the table knows of them, and whether they are calibrated on. */
export function LineTable({ draft, onChange }: DraftProps) {
  return (
    <div className={classes['lines']}>
      <table className="figures" aria-label="Lines of the profile">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className="number">
              Energy [eV]
            </th>
            <th scope="col" className="number">
              Natural width [eV]
            </th>
            <th scope="col" className="number">
              Share of shell
            </th>
            <th scope="col">Calibrate</th>
            <th scope="col">
              <span className="visually-hidden">Take out</span>
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
                    aria-label={`Calibrate on ${label}`}
                    checked={isUsed}
                    onChange={() => onChange(withCalibrated(draft, id, !isUsed))}
                  />
                </td>
                <td>
                  <ActionIcon
                    variant="subtle"
                    size="xs"
                    aria-label={`Take out ${label}`}
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
