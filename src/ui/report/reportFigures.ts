import type { ClosureReport } from '../../assess/closure/results';
import type { Analysis } from '../../assess/results';
import type { Profile } from '../../physics/profile';
import { descentFigure } from '../../plots/descent';
import type { Figure } from '../../plots/figure';
import { KIND_DASHES, runKindsFigure } from '../../plots/runKinds';
import { LIGHT } from '../../plots/theme';
import { LINES } from '../../store/catalogue';
import { leftOutGain } from '../../store/derived/descent';
import type { Selection } from '../../store/viewSlice';
import type { DatasetSummary } from '../../worker/protocol';
import { constantsOf } from '../calibrate/constantsFigure';
import { placeName } from '../format/place';
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

const DASH_WORDS = { solid: 'solid', dash: 'dashed', dot: 'dotted', dashdot: 'dots and dashes' } as const;
const SERIES = 'Standard: green, dotted or squares; reference: blue, dashed or open circles; optimized: orange, solid.';

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
      title: `${isCopper ? 'The copper line' : LINES[line].label} before and after, held out`,
      note: `Crosses: counts with errors √N, ${against} and optimized; best fits, background dotted; below, Pearson residuals. ${SERIES}`,
      figure: beforeAfterOf(analysis, { ...spectra, isLog: false }),
      height: 370,
    },
    {
      section: 'lines',
      title: 'Positions and widths of all lines',
      note: `Above, how far each line lies from the tables; dotted, where a fit at this resolution should find it. Below, widths with the resolution law through Mn Kα of the reference. ${SERIES}`,
      figure: allLinesOf(analysis, LIGHT),
      height: 430,
    },
    {
      section: 'lines',
      title: 'Full spectrum, held out',
      note: `All SDDs and batches together after calibration, in bins of 10 eV. ${SERIES}`,
      figure: fullSpectrumOf(analysis, { ...spectra, isLog: true }),
      height: 320,
    },
  ];
}

function kindFigures({ analysis: { runKinds }, profile }: ReportFacts): PlannedFigure[] {
  if (runKinds.length === 0) return [];
  const figure = runKindsFigure(runKinds, { theme: LIGHT, isLog: true, lines: linesOfKinds(profile) });
  const strokes = runKinds
    .map(({ name }, i) => `${name ?? 'no kind'}: ${DASH_WORDS[KIND_DASHES[i % KIND_DASHES.length] ?? 'solid']}`)
    .join('; ');
  return [{ section: 'kinds', title: 'Sums per kind of run', note: `${strokes}.`, figure, height: 320 }];
}

function limitFigures({ analysis }: ReportFacts): PlannedFigure[] {
  const { upperLimit } = analysis;
  const levels = upperLimit?.rows.find((row) => row.levels.length > 0)?.levels ?? [];
  if (upperLimit === null) return [];
  return levels.slice(0, 1).map(({ confidence }, level) => ({
    section: 'limit',
    title: `Upper limits, held out, ${(100 * confidence).toFixed(0)} % CL`,
    note: 'Median expected limit with its 68 % and 95 % bands; diamonds, once unblinded, are the limits of the data.',
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
  const name = placeName(summary, { detector, batch: null }).split(',')[0] ?? '';
  return [
    {
      section: 'scale',
      title: `${name}: constants against time`,
      note: `Energies of fixed channels less those of the lines there, the gain, and p₀. Bands are one σ; crosses, each batch by its own lines. The constants of all SDDs are in the file of constants. ${SERIES}`,
      figure: constantsOf(summary, analysis, { detector, batch: null }, LIGHT),
      height: 500,
    },
    {
      section: 'scale',
      title: 'Displacement of copper over σ, all batches',
      note: 'How far the optimisation moved copper in each batch; dashed, a Gaussian of width 1. No pull: small values do not prove that nothing was overfitted.',
      figure: displacementsOf(analysis, LIGHT),
      height: 280,
    },
    {
      section: 'scale',
      title: 'Displacement of copper over σ, by SDD and batch',
      note: 'Blue below 0, orange above: whether the optimisation pulls some SDDs one way.',
      figure: displacementMapOf(analysis, summary, LIGHT),
      height: Math.min(520, 100 + 9 * summary.detectors.length),
    },
    {
      section: 'scale',
      title: 'The descent',
      note: `Gain in log likelihood on the events used and on events left out, gradient, and gain drift with its spread over batches. Stopped: ${optimisation.stoppedBecause}.`,
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
      title: 'Pulls of the closure test',
      note: `(found − true) / stated error at copper; dotted, a Gaussian of width 1. ${SERIES}`,
      figure: closurePullsOf(closure, LIGHT),
      height: 280,
    },
  ];
}
