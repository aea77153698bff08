import type { Naming, PlacedFile, PlacedSpectrum } from '../../dataset/naming';
import { spectrumKey, withNumber } from '../../store/derived/names';
import { formatInteger, formatSecond, NOTHING } from '../format/number';
import { sourceText, timeText } from '../format/places';
import { labels } from '../../labels/labels';
import { NumberByHand } from './NumberByHand';
import classes from './names.module.css';

const TEXTS = labels.naming.table;

interface NamesTableProps {
  readonly naming: Naming;
  readonly spectra: readonly PlacedSpectrum[];
  /** Files that number their SDDs and give no time. */
  readonly files: readonly PlacedFile[];
  readonly isPatternUsed: boolean;
  readonly onChange: (naming: Naming) => void;
}

const MOST_ROWS = 200;

/** Every spectrum and file as the naming would place it, with what is odd about it. */
export function NamesTable({ naming, spectra, files, isPatternUsed, onChange }: NamesTableProps) {
  const shown = spectra.slice(0, MOST_ROWS);
  return (
    <>
      <p aria-live="polite" className={classes['note']}>
        {isPatternUsed ? countsText(spectra, files) : TEXTS.unused}
      </p>
      <div className={`scroll ${classes['preview'] ?? ''}`}>
        <table className="figures" aria-label={labels.names.namesTable}>
          <thead>
            <tr>
              <th scope="col">{TEXTS.file}</th>
              <th scope="col" className="number">
                {TEXTS.bus}
              </th>
              <th scope="col" className="number">
                {TEXTS.sdd}
              </th>
              <th scope="col">{TEXTS.start}</th>
              <th scope="col">{TEXTS.stop}</th>
              <th scope="col">{TEXTS.from}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((spectrum) => {
              const key = spectrumKey(spectrum);
              const byHand = Object.hasOwn(naming.byHand, key) ? (naming.byHand[key] ?? null) : null;
              return (
                <tr key={key}>
                  <th scope="row">{key}</th>
                  <td className="number">{spectrum.bus ?? NOTHING}</td>
                  <td className="number">
                    <NumberByHand
                      label={TEXTS.sddOf(key)}
                      placed={spectrum.sdd}
                      byHand={byHand}
                      onChange={(sdd) => onChange(withNumber(naming, key, sdd))}
                    />
                  </td>
                  <Times placed={spectrum} />
                  <td className="wraps">
                    {sourceText(spectrum)}
                    <Odd words={[...spectrum.problems, ...(spectrum.clash === null ? [] : [spectrum.clash])]} />
                  </td>
                </tr>
              );
            })}
            {files.slice(0, MOST_ROWS).map((file) => (
              <tr key={file.file}>
                <th scope="row">{file.file}</th>
                <td className="number">{NOTHING}</td>
                <td className="number">{TEXTS.ownSdds}</td>
                <Times placed={file} />
                <td className="wraps">
                  {timeText(file)}
                  <Odd words={file.problems} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {(spectra.length > MOST_ROWS || files.length > MOST_ROWS) && (
          <p className={classes['note']}>{TEXTS.more(formatInteger(hiddenRows(spectra) + hiddenRows(files)))}</p>
        )}
      </div>
    </>
  );
}

function hiddenRows(rows: readonly unknown[]): number {
  return Math.max(0, rows.length - MOST_ROWS);
}

function Times({ placed }: { readonly placed: PlacedSpectrum | PlacedFile }) {
  if (placed.start !== null) {
    return (
      <>
        <td>{formatSecond(placed.start)}</td>
        <td>{formatSecond(placed.stop)}</td>
      </>
    );
  }
  return <td colSpan={2}>{placed.timeFrom === 'name' ? TEXTS.batch(String(placed.ordinal)) : TEXTS.noTime}</td>;
}

function Odd({ words }: { readonly words: readonly string[] }) {
  return words.map((word) => (
    <div key={word} className={classes['odd']}>
      {word}
    </div>
  ));
}

/** How much of it the names say, and whether anything clashes. */
function countsText(spectra: readonly PlacedSpectrum[], files: readonly PlacedFile[]): string {
  const count = (is: (spectrum: PlacedSpectrum) => boolean) => formatInteger(spectra.filter(is).length);
  const isTimed = ({ start, timeFrom }: PlacedFile) => start !== null || timeFrom !== 'none';
  const sdds = count(({ sddFrom }) => sddFrom !== 'next free');
  const clashes = count(({ clash }) => clash !== null);
  const given = [formatInteger(spectra.length), sdds, count(isTimed)] as const;
  const texts = [
    ...(spectra.length === 0
      ? []
      : [clashes === '0' ? TEXTS.spectra(...given) : TEXTS.spectraClash(...given, clashes)]),
    ...(files.length === 0
      ? []
      : [TEXTS.files(formatInteger(files.length), formatInteger(files.filter(isTimed).length))]),
  ];
  return texts.join(' ');
}
