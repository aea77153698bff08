import type { Analysis } from '../../assess/results';
import type { LineFit } from '../../fit/lineFit';
import type { LineId } from '../../physics/lines';
import type { Selection } from '../viewSlice';
import { LINES, tabulatedEnergyEv } from '../catalogue';

/** A predicted line, as it is marked in a plot. */
export interface PredictedLine {
  readonly line: LineId;
  readonly label: string;
  readonly adc: number;
  readonly adcError: number | null;
}

/** Predicted lines of the selected spectrum, ascending; of the whole run: their means over the batches. */
export function predictedLines(analysis: Analysis, { detector, batch }: Selection): readonly PredictedLine[] {
  const byLine = new Map<LineId, { adc: number; adcError: number | null }[]>();
  for (const peak of analysis.peaks) {
    if (peak.detector !== detector || (batch !== null && peak.batch !== batch)) continue;
    byLine.set(peak.line, [...(byLine.get(peak.line) ?? []), peak]);
  }
  return [...byLine]
    .map(([line, peaks]) => ({
      line,
      label: LINES[line].label,
      adc: peaks.reduce((sum, peak) => sum + peak.adc, 0) / peaks.length,
      adcError: batch === null ? null : (peaks[0]?.adcError ?? null),
    }))
    .sort((a, b) => a.adc - b.adc);
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
