import type { Measured, SpectrumName } from '../../assess/results';
import { differingSettings, SETTING_NAMES, settingText, together, type ProfileLabel } from '../history/settingTexts';
import { isSame } from '../steps';
import { labels } from '../../labels/labels';
import { isSameData, type RunReference } from '../runReference';
import type { Session, SessionFigures } from './session';

const TEXTS = labels.store.compared;

type Row = SessionFigures['cuKa'][number];

/** A calibration in both sessions; null where one has no figures of it. */
export interface ComparedRow {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  readonly a: Row | null;
  readonly b: Row | null;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  readonly gain: { readonly a: Measured | null; readonly b: Measured | null };
  /** What differs, in words; the same in both is left out. */
  readonly differences: readonly { readonly what: string; readonly a: string; readonly b: string }[];
  /** What holds of the two as a whole, in words. */
  readonly verdict: string;
}

const SPECTRA: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];

/** Two sessions side by side: the copper line of every calibration, and all that they differ in. */
export function compareSessions(a: Session, b: Session, profileLabel: ProfileLabel): Comparison {
  const rows = [true, false].flatMap((crossValidated) =>
    SPECTRA.map((spectrum) => ({
      spectrum,
      crossValidated,
      a: rowOf(a.figures, spectrum, crossValidated),
      b: rowOf(b.figures, spectrum, crossValidated),
    })),
  );
  const differences = [...settingDifferences(a, b, profileLabel), ...otherDifferences(a, b)];
  return {
    rows: rows.filter((row) => row.a !== null || row.b !== null),
    gain: { a: a.figures?.verdict.gainEv ?? null, b: b.figures?.verdict.gainEv ?? null },
    differences,
    verdict: verdictOn(a, b, differences.length > 0),
  };
}

/** Settings that the figures were made with; where there are none, those of the session. */
function settingsOf({ figures, decisions }: Session) {
  return figures?.settings ?? decisions.settings;
}

function settingDifferences(a: Session, b: Session, profileLabel: ProfileLabel): Comparison['differences'] {
  const [ofA, ofB] = [settingsOf(a), settingsOf(b)];
  return differingSettings(ofA, ofB).map((key) => ({
    what: SETTING_NAMES[key],
    a: settingText(key, ofA, profileLabel),
    b: settingText(key, ofB, profileLabel),
  }));
}

function otherDifferences(a: Session, b: Session): Comparison['differences'] {
  const isOtherData = !(a.run === null && b.run === null) && !(a.run && b.run && isSameData(a.run, b.run));
  const networks = ({ networks }: Session) => networks.map(({ fileName }) => fileName).join(', ') || TEXTS.shipped;
  const isOtherNetwork = !isSame(
    a.networks.map(({ text }) => text),
    b.networks.map(({ text }) => text),
  );
  const pairs = [
    { what: TEXTS.backend, a: a.figures?.backend ?? '–', b: b.figures?.backend ?? '–' },
    { what: TEXTS.version, a: versionText(a), b: versionText(b) },
  ];
  return [
    ...(isOtherData ? [{ what: TEXTS.data, a: runText(a.run), b: runText(b.run) }] : []),
    ...(isOtherNetwork ? [{ what: TEXTS.network, a: networks(a), b: networks(b) }] : []),
    ...pairs.filter((pair) => pair.a !== pair.b),
  ];
}

function verdictOn(a: Session, b: Session, isDifferent: boolean): string {
  if (a.figures === null || b.figures === null) {
    const without = [a, b].filter(({ figures }) => figures === null).map(({ name }) => name);
    return TEXTS.noAnalysis(together(without));
  }
  if (isSame(a.figures.cuKa, b.figures.cuKa)) {
    return isDifferent ? TEXTS.sameFigures : TEXTS.same;
  }
  return isDifferent ? TEXTS.errors : TEXTS.oddFigures;
}

function rowOf(figures: SessionFigures | null, spectrum: SpectrumName, crossValidated: boolean): Row | null {
  return figures?.cuKa.find((row) => row.spectrum === spectrum && row.crossValidated === crossValidated) ?? null;
}

function runText(run: RunReference | null): string {
  if (run === null) return TEXTS.noRun;
  if (run.source === 'demo') return TEXTS.demoRun;
  const [first] = run.files;
  const name = first?.name ?? TEXTS.noFile;
  const names = run.files.length > 1 ? labels.store.moreThan(name, String(run.files.length - 1)) : name;
  return TEXTS.files(names, first?.sha256.slice(0, 8) ?? '', run.events.toLocaleString('en'));
}

function versionText({ figures, app }: Session): string {
  const { version, commit } = figures?.app ?? app;
  return `${version} (${commit})`;
}
