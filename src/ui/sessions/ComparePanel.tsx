import { useMemo, useState } from 'react';
import type { Measured } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import { compareSessions, type Comparison } from '../../store/sessions/compare';
import type { Difference } from '../../store/sessions/comparedEvents';
import type { ComparedRow } from '../../store/sessions/comparedLines';
import { makeSession } from '../../store/sessions/makeSession';
import type { Session } from '../../store/sessions/session';
import { decimalsOfError, formatDifference, formatFixed, formatMeasured, formatSignificant } from '../format/number';
import { labels } from '../../labels/labels';
import { useProfiles, useWorkbench, useWorkbenchStore } from '../useWorkbench';
import classes from './sessions.module.css';

const WORDS = labels.sessions.compare;
const NO_FIGURE: Measured = { value: null, error: null };

/** Two sessions side by side: the line of interest in each calibration, and what they differ in. */
export function ComparePanel() {
  const options = useOptions();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const profiles = useProfiles();
  // Against what is open now, unless something else is chosen: the difference is what has changed.
  const a = options.find(({ id }) => id === first) ?? options[1];
  const b = options.find(({ id }) => id === second) ?? options[0];
  const comparison = useMemo(() => {
    const labelOf = (id: string) => profiles.find((profile) => profile.id === id)?.label ?? id;
    return a === undefined || b === undefined ? null : compareSessions(a.session, b.session, labelOf);
  }, [a, b, profiles]);
  if (a === undefined || b === undefined || comparison === null) {
    return (
      <section>
        <h3>{WORDS.title}</h3>
        <p className={classes['facts']}>{WORDS.oneOnly}</p>
      </section>
    );
  }
  return (
    <section>
      <h3>{WORDS.title}</h3>
      <div className={classes['line']}>
        <Choice label={WORDS.first} value={a.id} options={options} onChange={setFirst} />
        <Choice label={WORDS.second} value={b.id} options={options} onChange={setSecond} />
      </div>
      <p className={classes['facts']}>{comparison.verdict}</p>
      <Figures comparison={comparison} names={[a.label, b.label]} />
      <Differences comparison={comparison} names={[a.label, b.label]} />
    </section>
  );
}

interface Option {
  readonly id: string;
  readonly label: string;
  readonly session: Session;
}

/** The open session as it is now, then the others as they were saved. */
function useOptions(): readonly Option[] {
  const store = useWorkbenchStore();
  const { sessions, session, awaited } = useWorkbench((state) => ({
    sessions: state.sessions,
    session: state.session,
    awaited: state.awaited,
  }));
  return useMemo(() => {
    const others = sessions.filter(({ id }) => id !== session.id);
    const app = { version: __APP_VERSION__, commit: __APP_COMMIT__ };
    // When it was saved is no part of a comparison.
    const now = awaited ?? makeSession(store.getState(), app, session.name, '');
    return [
      { id: session.id, label: session.name, session: now },
      ...others.map((kept) => ({ id: kept.id, label: kept.session.name, session: kept.session })),
    ];
  }, [store, awaited, sessions, session]);
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (id: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className={classes['choice']}>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly names: readonly [string, string];
}

function Figures({ comparison: { lines, gain }, names }: ComparedProps) {
  if (lines.length === 0) return null;
  return (
    <div className="scroll">
      <table className={`figures ${classes['compared'] ?? ''}`} aria-label={labels.names.sessionsCompared}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {WORDS.calibration}
            </th>
            <th scope="colgroup" colSpan={3}>
              {WORDS.position}
            </th>
            <th scope="colgroup" colSpan={3}>
              {WORDS.fwhm}
            </th>
            <th scope="colgroup" colSpan={2}>
              {WORDS.chi2}
            </th>
          </tr>
          <tr>
            {[...names, WORDS.difference, ...names, WORDS.difference, ...names].map((name, i) => (
              <th key={i} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {lines.map(({ line, rows }) => (
          <tbody key={line}>
            <tr>
              <th scope="rowgroup" colSpan={9} className={classes['group']}>
                {LINES[line].label}
              </th>
            </tr>
            {rows.map((row) => (
              <FigureRow key={`${row.spectrum} ${String(row.crossValidated)}`} row={row} />
            ))}
          </tbody>
        ))}
        <tbody>
          <tr>
            <th scope="row">{WORDS.gain}</th>
            <td colSpan={3} />
            <td className="number">{formatMeasured(gain.a ?? NO_FIGURE)}</td>
            <td className="number">{formatMeasured(gain.b ?? NO_FIGURE)}</td>
            <td className="number">{differenceText(gain.difference)}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function FigureRow({ row }: { readonly row: ComparedRow }) {
  const { spectrum, crossValidated, a, b } = row;
  const pair = (key: 'position' | 'fwhm') => (
    <>
      <td className="number">{formatMeasured(a?.[key] ?? NO_FIGURE)}</td>
      <td className="number">{formatMeasured(b?.[key] ?? NO_FIGURE)}</td>
      <td className="number">{differenceText(row[key])}</td>
    </>
  );
  return (
    <tr>
      <th scope="row">
        {crossValidated ? WORDS.heldOut(labels.spectra[spectrum]) : WORDS.inSample(labels.spectra[spectrum])}
      </th>
      {pair('position')}
      {pair('fwhm')}
      <td className="number">{goodness(a)}</td>
      <td className="number">{goodness(b)}</td>
    </tr>
  );
}

function Differences({ comparison: { differences }, names }: ComparedProps) {
  if (differences.length === 0)
    return <p className={`${classes['facts'] ?? ''} ${classes['apart'] ?? ''}`}>{WORDS.noDifference}</p>;
  return (
    <div className={`scroll ${classes['apart'] ?? ''}`}>
      <table className="figures" aria-label={WORDS.settings}>
        <thead>
          <tr>
            <th scope="col">{WORDS.what}</th>
            {names.map((name, i) => (
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ what, a, b }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="wraps">{a}</td>
              <td className="wraps">{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function goodness(row: ComparedRow['a']): string {
  if (row?.chi2 == null || row.ndf === null || row.ndf === 0) return '–';
  const p = row.pValue === null ? '' : `, ${formatSignificant(row.pValue, 2)}`;
  return `${formatFixed(row.chi2 / row.ndf, 2)}${p}`;
}

/** Second minus first with its error, or with the bounds of it. */
function differenceText(difference: Difference | null): string {
  if (difference === null) return '–';
  const { value, error } = difference;
  if (error?.most === 0) return formatFixed(value, value === 0 ? 0 : 1);
  if (error === null || error.most === error.least) return formatDifference({ value, error: error?.most ?? null });
  const decimals = Math.max(1, decimalsOfError(error.most));
  const signed = `${value > 0 ? '+' : ''}${formatFixed(value, decimals)}`;
  return WORDS.errorBetween(signed, formatFixed(error.least, decimals), formatFixed(error.most, decimals));
}
