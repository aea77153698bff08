import type { Naming, PlacedSpectrum } from '../../dataset/naming';
import { spectrumKey, withNumber } from '../../store/derived/names';
import { formatInteger, formatSecond } from '../format/number';
import { sourceText } from '../format/places';
import { LABELS } from '../labels';
import { NumberByHand } from './NumberByHand';
import classes from './names.module.css';

interface NamesTableProps {
  readonly naming: Naming;
  readonly spectra: readonly PlacedSpectrum[];
  readonly isPatternUsed: boolean;
  readonly onChange: (naming: Naming) => void;
}

const MOST_ROWS = 200;

/** Every spectrum as the naming would place it, with what is odd about it. */
export function NamesTable({ naming, spectra, isPatternUsed, onChange }: NamesTableProps) {
  const shown = spectra.slice(0, MOST_ROWS);
  return (
    <>
      <p aria-live="polite" className={classes['note']}>
        {isPatternUsed ? countsText(spectra) : 'The pattern means nothing yet and is not used here.'}
      </p>
      <div className={`scroll ${classes['preview'] ?? ''}`}>
        <table className="figures" aria-label={LABELS.namesTable}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="number">
                Bus
              </th>
              <th scope="col" className="number">
                SDD
              </th>
              <th scope="col">Start (UTC)</th>
              <th scope="col">Stop (UTC)</th>
              <th scope="col">From where</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((spectrum) => {
              const key = spectrumKey(spectrum);
              const byHand = Object.hasOwn(naming.byHand, key) ? (naming.byHand[key] ?? null) : null;
              return (
                <tr key={key}>
                  <th scope="row">{key}</th>
                  <td className="number">{spectrum.bus ?? '–'}</td>
                  <td className="number">
                    <NumberByHand
                      label={`SDD of ${key}`}
                      placed={spectrum.sdd}
                      byHand={byHand}
                      onChange={(sdd) => onChange(withNumber(naming, key, sdd))}
                    />
                  </td>
                  {spectrum.start === null ? <Untimed spectrum={spectrum} /> : <Timed spectrum={spectrum} />}
                  <td className="wraps">
                    {sourceText(spectrum)}
                    <Odd spectrum={spectrum} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {spectra.length > MOST_ROWS && (
          <p className={classes['note']}>and {formatInteger(spectra.length - MOST_ROWS)} more, placed likewise.</p>
        )}
      </div>
    </>
  );
}

function Timed({ spectrum }: { readonly spectrum: PlacedSpectrum }) {
  return (
    <>
      <td>{formatSecond(spectrum.start)}</td>
      <td>{formatSecond(spectrum.stop)}</td>
    </>
  );
}

function Untimed({ spectrum }: { readonly spectrum: PlacedSpectrum }) {
  return (
    <td colSpan={2}>{spectrum.timeFrom === 'name' ? `batch ${String(spectrum.ordinal)}, without time` : 'no time'}</td>
  );
}

function Odd({ spectrum }: { readonly spectrum: PlacedSpectrum }) {
  const words = [...spectrum.problems, ...(spectrum.clash === null ? [] : [spectrum.clash])];
  return words.map((word) => (
    <div key={word} className={classes['odd']}>
      {word}
    </div>
  ));
}

/** How much of it the names say, and whether anything clashes. */
function countsText(spectra: readonly PlacedSpectrum[]): string {
  const count = (is: (spectrum: PlacedSpectrum) => boolean) => formatInteger(spectra.filter(is).length);
  const sdds = count(({ sddFrom }) => sddFrom !== 'next free');
  const times = count(({ start, timeFrom }) => start !== null || timeFrom !== 'none');
  const clashes = count(({ clash }) => clash !== null);
  const total = formatInteger(spectra.length);
  const text = `Of ${total} spectra ${sdds} are given an SDD and ${times} a batch`;
  return clashes === '0' ? `${text}.` : `${text}; clashes: ${clashes}, in red below.`;
}
