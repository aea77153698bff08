/** The figures of the results, as the page and the report draw them. */
import type { Analysis } from '../../assess/results';
import type { ClosureReport, ClosedSet, Deviation } from '../../assess/closure/results';
import type { LimitRow } from '../../assess/limit/results';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { allLinesFigure } from '../../plots/allLines';
import { beforeAfterFigure } from '../../plots/beforeAfter';
import { closurePullsFigure } from '../../plots/closure';
import { displacementMapFigure } from '../../plots/displacementMap';
import { displacementsFigure } from '../../plots/displacements';
import type { Figure, NamedLine } from '../../plots/figure';
import { limitBandsFigure } from '../../plots/limitBands';
import { summedSpectraFigure } from '../../plots/summedSpectra';
import type { PlotTheme } from '../../plots/theme';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { expectedLines, relativeLines, resolutionLaw } from '../../store/derived/allLines';
import { batchPositions } from '../../store/derived/batches';
import { displacementRows } from '../../store/derived/displacements';
import type { DatasetSummary } from '../../worker/protocol';
import { labels } from '../../labels/labels';

export interface SpectraOptions {
  readonly profile: Profile | undefined;
  readonly isHeldOut: boolean;
  readonly isLog: boolean;
  readonly theme: PlotTheme;
}

/** What a profile has to show in a calibrated spectrum: its lines, and those that it looks for. */
function linesOf(profile: Profile | undefined): readonly LineId[] {
  return profile === undefined ? [] : [...profile.knownLines, ...profile.markedLines];
}

/** Lines as they are named in a figure, at their tabulated energies, ascending. */
function named(ids: readonly LineId[]): NamedLine[] {
  return ids.map((id) => ({ label: LINES[id].label, x: tabulatedEnergyEv(id) })).sort((a, b) => a.x - b.x);
}

/** Lines that are named in the sums per kind of run. */
export function linesOfKinds(profile: Profile | undefined): readonly NamedLine[] {
  return named(profile === undefined ? [] : [...profile.calibrationLines, ...profile.markedLines]);
}

/** The line of interest under the better calibration before, and optimized, with best fits and residuals. */
export function beforeAfterOf(analysis: Analysis, { profile, isHeldOut, isLog, theme }: SpectraOptions): Figure {
  const { regionEv, rows } = analysis.interest;
  const spectra = isHeldOut ? analysis.heldOut : analysis.spectra;
  const fitted = [analysis.verdict.against, 'optimized' as const].flatMap((name) => {
    const spectrum = spectra.find((candidate) => candidate.spectrum === name);
    if (spectrum === undefined) return [];
    const row = rows.find((r) => r.spectrum === name && r.crossValidated === isHeldOut) ?? null;
    return [{ spectrum, row }];
  });
  const lines = named(linesOf(profile)).filter(({ x }) => x > regionEv[0] && x < regionEv[1]);
  return beforeAfterFigure(fitted, { theme, isLog, regionEv, lines });
}

/** The whole calibrated spectrum under the three calibrations. */
export function fullSpectrumOf(analysis: Analysis, { profile, isHeldOut, isLog, theme }: SpectraOptions): Figure {
  const spectra = isHeldOut ? analysis.heldOut : analysis.spectra;
  return summedSpectraFigure(spectra, { theme, isLog, lines: named(linesOf(profile)) });
}

const COLUMNS = [
  { title: labels.results.events.heldOut, crossValidated: true },
  { title: labels.results.events.inSample, crossValidated: false },
] as const;

/** Positions and widths of all lines, held out and in sample beside each other. */
export function allLinesOf(
  { lines, predictedFwhmEv }: Pick<Analysis, 'lines' | 'predictedFwhmEv'>,
  theme: PlotTheme,
): Figure {
  const known = predictedFwhmEv?.value ?? null;
  return allLinesFigure(
    {
      columns: COLUMNS.map(({ title, crossValidated }) => ({
        title,
        points: relativeLines({ lines }, crossValidated),
        law: resolutionLaw(lines, crossValidated),
      })),
      lines: named([...new Set(lines.map(({ line }) => line))]),
      expected: expectedLines({ lines }),
      predicted:
        known === null
          ? null
          : { energyEv: tabulatedEnergyEv('CuKa'), fwhmEv: known, errorEv: predictedFwhmEv?.error ?? 0 },
    },
    theme,
  );
}

/** Histogram of displacement over sigma of copper, all batches together. */
export function displacementsOf({ displacements }: Pick<Analysis, 'displacements'>, theme: PlotTheme): Figure {
  return displacementsFigure(
    displacements.map(({ value }) => value),
    theme,
  );
}

/** The same of every SDD and batch by itself. */
export function displacementMapOf(analysis: Analysis, summary: DatasetSummary, theme: PlotTheme): Figure {
  return displacementMapFigure(
    displacementRows(analysis, summary),
    { ...batchPositions(summary), selected: null },
    theme,
  );
}

/** Held-out upper limits with their bands at one of the levels of confidence. */
export function limitBandsOf(rows: readonly LimitRow[], level: number, theme: PlotTheme): Figure {
  const bands = rows.flatMap(({ spectrum, crossValidated, levels }) => {
    const own = levels[level];
    if (!crossValidated || own === undefined) return [];
    const { minus2, minus1, median, plus1, plus2 } = own.expected;
    return [{ spectrum, median, band68: [minus1, plus1], band95: [minus2, plus2], observed: own.observed } as const];
  });
  return limitBandsFigure(bands, theme);
}

/** Pulls of a closure test, all toys together. */
export function closurePullsOf({ toys }: ClosureReport, theme: PlotTheme): Figure {
  const pooled = (set: ClosedSet): Deviation[] => toys.flatMap(({ deviations }) => deviations[set]);
  return closurePullsFigure({ reference: pooled('reference'), optimized: pooled('optimized') }, theme);
}
