import type { Measured } from '../../assess/results';
import { LINES } from '../catalogue';
import { differingSettings, SETTING_NAMES, settingText, together, type ProfileLabel } from '../history/settingTexts';
import { isSame } from '../steps';
import { labels } from '../../labels/labels';
import { isSameData, type RunReference } from '../runReference';
import { differenceOf, judged, sharedEvents, type Difference, type SharedEvents } from './comparedEvents';
import { comparedLines, lineOf, type ComparedLine } from './comparedLines';
import type { Session, SessionFigures } from './session';

const TEXTS = labels.store.compared;

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  /** Of the line of interest of each; a difference only where that is the same one. */
  readonly gain: { readonly a: Measured | null; readonly b: Measured | null; readonly difference: Difference | null };
  /** What differs, in words; the same in both is left out. */
  readonly differences: readonly { readonly what: string; readonly a: string; readonly b: string }[];
  /** What holds of the two as a whole, in words. */
  readonly verdict: string;
}

/** Two sessions side by side: the line of interest in every calibration, and all that they differ in. */
export function compareSessions(a: Session, b: Session, profileLabel: ProfileLabel): Comparison {
  const differences = [...settingDifferences(a, b, profileLabel), ...otherDifferences(a, b)];
  const events = sharedEvents(a, b);
  const lines = comparedLines(a, b, events);
  const gains = [a, b].map(({ figures }) => figures?.verdict.gainEv ?? null);
  const [ofA = null, ofB = null] = gains;
  const isOneLine = lineOf(a) === lineOf(b);
  return {
    lines,
    gain: { a: ofA, b: ofB, difference: isOneLine ? differenceOf(ofA, ofB, events) : null },
    differences,
    verdict: verdictOn(a, b, { isDifferent: differences.length > 0, events, lines }),
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

interface Found {
  readonly isDifferent: boolean;
  readonly events: SharedEvents;
  readonly lines: readonly ComparedLine[];
}

function verdictOn(a: Session, b: Session, { isDifferent, events, lines }: Found): string {
  if (a.figures === null || b.figures === null) {
    const without = [a, b].filter(({ figures }) => figures === null).map(({ name }) => name);
    return TEXTS.noAnalysis(together(without));
  }
  const of = ({ cuKa, interest, verdict }: SessionFigures) => [cuKa, interest, verdict.gainEv];
  if (isSame(of(a.figures), of(b.figures))) return isDifferent ? TEXTS.sameFigures : TEXTS.same;
  if (!isDifferent) return TEXTS.oddFigures;
  return [linesText(a, b), TEXTS.events[events], ...lines.map(foundText)].filter((words) => words !== null).join(' ');
}

/** Whether the two are about the same line, as far as that needs saying. */
function linesText(a: Session, b: Session): string | null {
  const [ofA, ofB] = [lineOf(a), lineOf(b)];
  if (ofA === null || ofB === null) return null;
  if (ofA !== ofB) return TEXTS.otherLines(LINES[ofA].label, LINES[ofB].label);
  return settingsOf(a).profile === settingsOf(b).profile ? null : TEXTS.otherProfiles(LINES[ofA].label);
}

/** What the held-out width of the optimised calibration says: in-sample figures decide nothing. */
function foundText({ line, rows }: ComparedLine): string | null {
  const { fwhm = null } = rows.find((row) => row.spectrum === 'optimized' && row.crossValidated) ?? {};
  const found = fwhm && judged(fwhm);
  if (fwhm === null || found === null) return null;
  const isNarrower = fwhm.value < 0;
  const { label } = LINES[line];
  return found === 'beyond'
    ? TEXTS.found.beyond(label, isNarrower ? TEXTS.narrower : TEXTS.wider)
    : TEXTS.found[found](label);
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
