import type { Analysis } from '../../assess/results';
import type { LocatedPeak } from '../../dataset/peak';
import type { LineFit } from '../../fit/lineFit';
import type { LineId } from '../../physics/lines';
import type { Selection } from '../viewSlice';
import { LINES, MANUAL_FINDER, tabulatedEnergyEv } from '../catalogue';

/** A predicted line, as it is marked in a plot. */
export interface PredictedLine {
  readonly line: LineId;
  readonly label: string;
  readonly adc: number;
  /** One sigma; null where it is not stated. */
  readonly adcError: number | null;
  /** That the line is there; null where it is not stated. */
  readonly probability: number | null;
  /** Whether it was put there by hand: in the whole run, in every batch that has it. */
  readonly isByHand: boolean;
}

/** Predicted lines of the selected spectrum, ascending; of the whole run: means over the batches that have them. */
export function predictedLines(
  peaks: readonly LocatedPeak[],
  { detector, batch }: Selection,
): readonly PredictedLine[] {
  const byLine = new Map<LineId, LocatedPeak[]>();
  for (const peak of peaks) {
    if (peak.detector !== detector || (batch !== null && peak.batch !== batch)) continue;
    byLine.set(peak.line, [...(byLine.get(peak.line) ?? []), peak]);
  }
  return [...byLine].map(([line, found]) => meanOf(line, found)).sort((a, b) => a.adc - b.adc);
}

function meanOf(line: LineId, found: readonly LocatedPeak[]): PredictedLine {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const errors = found.flatMap(({ adcError }) => adcError ?? []);
  const probabilities = found.flatMap(({ probability }) => probability ?? []);
  return {
    line,
    label: LINES[line].label,
    adc: mean(found.map(({ adc }) => adc)),
    adcError: errors.length === found.length ? Math.hypot(...errors) / found.length : null,
    probability: probabilities.length === 0 ? null : mean(probabilities),
    isByHand: found.every(({ finder }) => finder === MANUAL_FINDER),
  };
}

/** Fits of the selected spectrum, ascending in energy. */
export function fitsOf(analysis: Analysis, { detector, batch }: Selection): readonly LineFit[] {
  return analysis.fits
    .filter((fit) => fit.detector === detector && fit.batch === batch)
    .sort((a, b) => tabulatedEnergyEv(a.line) - tabulatedEnergyEv(b.line));
}

const SEVERITY: Readonly<Record<LineFit['status'], number>> = { failed: 0, poor: 1, ok: 2 };

/** All fits, failed and poor ones first. */
export function fitsBySeverity(fits: readonly LineFit[]): readonly LineFit[] {
  return [...fits].sort((a, b) => SEVERITY[a.status] - SEVERITY[b.status]);
}

/** How many fits have each status. */
export function fitCounts(fits: readonly LineFit[]): Readonly<Record<LineFit['status'], number>> {
  const counts = { ok: 0, poor: 0, failed: 0 };
  for (const fit of fits) counts[fit.status]++;
  return counts;
}
