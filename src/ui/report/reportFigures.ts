import type { ClosureReport } from '../../assess/closure/results';
import type { Analysis } from '../../assess/results';
import type { Profile } from '../../physics/profile';
import { descentFigure } from '../../plots/descent';
import type { Figure } from '../../plots/figure';
import { KIND_DASHES, runKindsFigure } from '../../plots/runKinds';
import { LIGHT } from '../../plots/theme';
import { LINES } from '../../store/catalogue';
import { labelOf } from '../../store/derived/channels';
import { leftOutGain } from '../../store/derived/descent';
import type { Selection } from '../../store/viewSlice';
import type { DatasetSummary } from '../../worker/protocol';
import { constantsOf } from '../calibrate/constantsFigure';
import { lineWord } from '../format/lineWord';
import { labels } from '../../labels/labels';
import {
  allLinesOf,
  beforeAfterOf,
  closurePullsOf,
  displacementMapOf,
  displacementsOf,
  fullSpectrumOf,
  limitBandsOf,
  linesOfKinds,
} from '../results/figures';
import type { FigureSection } from './reportSections';

/** A figure of the report before it is drawn. */
export interface PlannedFigure {
  readonly section: FigureSection;
  readonly title: string;
  readonly note: string;
  readonly figure: Figure;
  readonly height: number;
}

export interface ReportFacts {
  readonly analysis: Analysis;
  readonly summary: DatasetSummary;
  readonly profile: Profile | undefined;
  readonly closure: ClosureReport | null;
  /** The SDD whose constants are shown. */
  readonly selection: Selection;
}

const WORDS = labels.report.figures;
const DASH_WORDS: Readonly<Record<(typeof KIND_DASHES)[number], string>> = WORDS.dashes;

/** Every figure of the report in its order, in the colours of paper. */
export function reportFigures(facts: ReportFacts): readonly PlannedFigure[] {
  return [
    ...spectraFigures(facts),
    ...kindFigures(facts),
    ...limitFigures(facts),
    ...scaleFigures(facts),
    ...closureFigures(facts),
  ];
}

function spectraFigures({ analysis, profile }: ReportFacts): PlannedFigure[] {
  const spectra = { profile, theme: LIGHT, isHeldOut: true };
  const { line } = analysis.interest;
  const isCopper = line === 'CuKa';
  const against = labels.spectra[analysis.verdict.against].toLowerCase();
  return [
    {
      section: 'interest',
      title: isCopper ? WORDS.copper : WORDS.interest(LINES[line].label),
      note: `${WORDS.interestNote(against)} ${WORDS.series}`,
      figure: beforeAfterOf(analysis, { ...spectra, isLog: false }),
      height: 370,
    },
    {
      section: 'lines',
      title: WORDS.lines,
      note: `${WORDS.linesNote} ${WORDS.series}`,
      figure: allLinesOf(analysis, LIGHT),
      height: 430,
    },
    {
      section: 'lines',
      title: WORDS.spectrum,
      note: `${WORDS.spectrumNote} ${WORDS.series}`,
      figure: fullSpectrumOf(analysis, { ...spectra, isLog: true }),
      height: 320,
    },
  ];
}

function kindFigures({ analysis: { runKinds }, profile }: ReportFacts): PlannedFigure[] {
  if (runKinds.length === 0) return [];
  const figure = runKindsFigure(runKinds, { theme: LIGHT, isLog: true, lines: linesOfKinds(profile) });
  const strokes = runKinds
    .map(
      ({ name }, i) =>
        `${name ?? labels.tables.kinds.noKind}: ${DASH_WORDS[KIND_DASHES[i % KIND_DASHES.length] ?? 'solid']}`,
    )
    .join('; ');
  return [{ section: 'kinds', title: WORDS.kinds, note: `${strokes}.`, figure, height: 320 }];
}

function limitFigures({ analysis }: ReportFacts): PlannedFigure[] {
  const { upperLimit } = analysis;
  const levels = upperLimit?.rows.find((row) => row.levels.length > 0)?.levels ?? [];
  if (upperLimit === null) return [];
  return levels.slice(0, 1).map(({ confidence }, level) => ({
    section: 'limit',
    title: WORDS.limits((100 * confidence).toFixed(0)),
    note: WORDS.limitsNote,
    figure: limitBandsOf(upperLimit.rows, level, LIGHT),
    height: 200,
  }));
}

function scaleFigures({ analysis, summary, selection }: ReportFacts): PlannedFigure[] {
  const { optimisation, calibration } = analysis;
  const planned = optimisation.logLikelihood.length - 1;
  const marked = optimisation.usedIteration === optimisation.iterations ? null : optimisation.usedIteration;
  const isCalibrated = calibration.standard.some(({ detector }) => detector === selection.detector);
  const detector = isCalibrated ? selection.detector : (calibration.standard[0]?.detector ?? 0);
  const key = summary.detectors[detector];
  return [
    {
      section: 'scale',
      title: WORDS.constants(key === undefined ? '' : labelOf(key)),
      note: `${WORDS.constantsNote} ${WORDS.series}`,
      figure: constantsOf(summary, analysis, { detector, batch: null }, LIGHT),
      height: 500,
    },
    {
      section: 'scale',
      title: WORDS.displacements(lineWord(optimisation.line)),
      note: WORDS.displacementsNote(lineWord(optimisation.line)),
      figure: displacementsOf(analysis, LIGHT),
      height: 280,
    },
    {
      section: 'scale',
      title: WORDS.displacementMap(lineWord(optimisation.line)),
      note: WORDS.displacementMapNote,
      figure: displacementMapOf(analysis, summary, LIGHT),
      height: Math.min(520, 100 + 9 * summary.detectors.length),
    },
    {
      section: 'scale',
      title: WORDS.descent,
      note: WORDS.descentNote(optimisation.stoppedBecause),
      figure: descentFigure(optimisation, { theme: LIGHT, planned, marked, leftOut: leftOutGain(optimisation) }),
      height: 370,
    },
  ];
}

function closureFigures({ closure }: ReportFacts): PlannedFigure[] {
  if (closure === null) return [];
  return [
    {
      section: 'closure',
      title: WORDS.pulls,
      note: `${WORDS.pullsNote(lineWord(closure.line))} ${WORDS.series}`,
      figure: closurePullsOf(closure, LIGHT),
      height: 280,
    },
  ];
}
