import type { Analysis } from '../../assess/results';
import type { LocatedPeak } from '../../dataset/peak';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import type { LineId } from '../../physics/lines';
import type { DatasetSummary } from '../../worker/protocol';
import { applyCorrections, LINES, MANUAL_FINDER, observedEnergyEv, removedLines } from '../catalogue';
import type { Selection } from '../viewSlice';
import { labelOf } from './channels';
import { predictedLines, type PredictedLine } from './lines';

/**
 * The peaks that the next analysis starts from, as far as the page knows: what the finder said in the last one, with
 * the corrections of now. Before the first analysis there are those alone that the user placed.
 */
export function peaksNow(
  { detectors, batches }: DatasetSummary,
  analysis: Analysis | null,
  corrections: readonly PeakCorrection[],
): readonly LocatedPeak[] {
  const found = analysis === null ? [] : foundPeaks(analysis);
  const corrected = new Set(corrections.map(({ detector }) => detector));
  const isCorrected = detectors.map((key) => corrected.has(labelOf(key)));
  const untouched = found.filter(({ detector }) => isCorrected[detector] !== true);
  return detectors.reduce<readonly LocatedPeak[]>((all, key, detector) => {
    if (isCorrected[detector] !== true) return all;
    const label = labelOf(key);
    const own = batches.flatMap((_, batch) => {
      const peaks = found.filter((peak) => peak.detector === detector && peak.batch === batch);
      return applyCorrections(peaks, corrections, { detector: label, batch }).map((peak) => {
        return { ...peak, detector, batch };
      });
    });
    return [...all, ...own];
  }, untouched);
}

/** What the finder said, corrected or not. */
function foundPeaks({ peaks, replacedPeaks }: Analysis): readonly LocatedPeak[] {
  return [...peaks.filter(({ finder }) => finder !== MANUAL_FINDER), ...replacedPeaks];
}

/** How many corrections are not in the figures: made, changed or taken back since. */
export function pendingCorrections(analysis: Analysis | null, corrections: readonly PeakCorrection[]): number {
  const key = (correction: PeakCorrection) => JSON.stringify(correction);
  const place = ({ detector, batch, line }: PeakCorrection) => JSON.stringify([detector, batch, line]);
  const used = analysis?.settings.peakCorrections ?? [];
  const inBoth = new Set(used.map(key));
  const current = new Set(corrections.map(key));
  const differing = [
    ...corrections.filter((correction) => !inBoth.has(key(correction))),
    ...used.filter((correction) => !current.has(key(correction))),
  ];
  return new Set(differing.map(place)).size;
}

/** The `lines` of a profile that a spectrum does not show yet, in their order. */
export function missingLines(lines: readonly LineId[], shown: readonly PredictedLine[]): readonly LineId[] {
  return lines.filter((line) => shown.every((other) => other.line !== line));
}

/**
 * Where a line that is to be added first stands, in whole channels: on the straight line through channel and energy of
 * the lowest and the highest line shown; with fewer than two of them at `otherwise`.
 */
export function firstPlaceOf(line: LineId, shown: readonly PredictedLine[], otherwise: number): number {
  const low = shown[0];
  const high = shown.at(-1);
  if (low === undefined || high === undefined || low === high) return Math.round(otherwise);
  const adcPerEv = (high.adc - low.adc) / (observedEnergyEv(high.line) - observedEnergyEv(low.line));
  const adc = low.adc + adcPerEv * (observedEnergyEv(line) - observedEnergyEv(low.line));
  return Number.isFinite(adc) ? Math.round(adc) : Math.round(otherwise);
}

/**
 * The lines of a spectrum as they are corrected now, ascending. In the whole run, a line that was corrected for all of
 * it stands where it was put, even where single batches have corrections of their own.
 */
export function linesNow(
  peaks: readonly LocatedPeak[],
  corrections: readonly PeakCorrection[],
  detector: string,
  selection: Selection,
): readonly PredictedLine[] {
  const lines = predictedLines(peaks, selection);
  if (selection.batch !== null) return lines;
  const place = { detector, batch: null };
  const placed = applyCorrections([], corrections, place).map(({ line, adc, adcError, probability }) => {
    return { line, label: LINES[line].label, adc, adcError, probability, isByHand: true };
  });
  const corrected = new Set([...placed.map(({ line }) => line), ...removedLines(corrections, place)]);
  return [...lines.filter(({ line }) => !corrected.has(line)), ...placed].sort((a, b) => a.adc - b.adc);
}
