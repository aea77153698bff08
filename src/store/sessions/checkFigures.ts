/** What sessions are compared by, where it came from outside. Each check throws a RangeError that says what would be right. */
import type { Measured, SpectrumName } from '../../assess/results';
import { asRecord, between, sentence, whole } from '../catalogue';
import { checkedLine, checkedSettings, list, oneOf, orNull, yesNo } from './checkSettings';
import type { FigureRow, Session, SessionFigures } from './session';

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
/** The three calibrations, held out and in sample. */
const MOST_ROWS = 6;
const LARGEST = 1e9;

export function checkedFigures(value: unknown): SessionFigures {
  const given = asRecord(value, 'figures');
  const verdict = asRecord(given['verdict'], 'figures.verdict');
  const words = verdict['text'];
  if (typeof words !== 'string' || words.length > 4000) throw new RangeError('figures.verdict.text: a text is needed');
  return {
    app: checkedApp(given['app'], 'figures.app'),
    backend: sentence(given['backend'], 'figures.backend'),
    settings: checkedSettings(given['settings'], 'figures.settings'),
    cuKa: checkedRows(given['cuKa'], 'figures.cuKa'),
    ...(given['interest'] !== undefined && { interest: checkedInterest(given['interest'], 'figures.interest') }),
    verdict: {
      against: oneOf(verdict['against'], 'figures.verdict.against', ['standard', 'reference'] as const),
      gainEv: checkedMeasured(verdict['gainEv'], 'figures.verdict.gainEv'),
      text: words,
    },
  };
}

export function checkedApp(value: unknown, name: string): Session['app'] {
  const { version, commit } = asRecord(value, name);
  return { version: sentence(version, `${name}.version`), commit: sentence(commit, `${name}.commit`) };
}

function checkedInterest(value: unknown, name: string): NonNullable<SessionFigures['interest']> {
  const { line, rows } = asRecord(value, name);
  return { line: checkedLine(line, `${name}.line`), rows: checkedRows(rows, `${name}.rows`) };
}

function checkedRows(value: unknown, name: string): readonly FigureRow[] {
  const rows = list(value, name, checkedRow, MOST_ROWS);
  rows.forEach(({ spectrum, crossValidated }, i) => {
    const first = rows.findIndex((row) => row.spectrum === spectrum && row.crossValidated === crossValidated);
    if (first < i) throw new RangeError(`${name}[${String(i)}]: the same row as ${name}[${String(first)}]`);
  });
  return rows;
}

function checkedRow(value: unknown, name: string): FigureRow {
  const given = asRecord(value, name);
  const at = (key: string) => `${name}.${key}`;
  return {
    spectrum: oneOf(given['spectrum'], at('spectrum'), SPECTRA),
    crossValidated: yesNo(given['crossValidated'], at('crossValidated')),
    position: checkedMeasured(given['position'], at('position')),
    fwhm: checkedMeasured(given['fwhm'], at('fwhm')),
    chi2: orNull(given['chi2'], (chi2) => between(chi2, at('chi2'), 0, 1e300)),
    ndf: orNull(given['ndf'], (ndf) => whole(ndf, at('ndf'), 0, LARGEST)),
    pValue: orNull(given['pValue'], (pValue) => between(pValue, at('pValue'), 0, 1)),
  };
}

function checkedMeasured(value: unknown, name: string): Measured {
  const { value: number, error } = asRecord(value, name);
  return {
    value: orNull(number, (given) => between(given, `${name}.value`, -LARGEST, LARGEST)),
    error: orNull(error, (given) => between(given, `${name}.error`, 0, LARGEST)),
  };
}
