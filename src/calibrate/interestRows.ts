import { spectrumOf, type Histograms } from '../dataset/histograms';
import { observedEnergyEv, type LineId } from '../physics/lines';
import { isUsable, lossWindowEv, priorOf, type LocatedCopperRow, type RowDemands } from './copperRows';
import { eventsInside, windowInChannels } from './lineEvents';
import type { LocatedReference } from './optimiseCopper';
import { linesBeside, type OptimisedLine } from './optimisedLine';
import { fittedLines, knownLine, otherLinesOf } from './otherLines';
import { linkPriors } from './priorChoice';
import { priorWithoutLine } from './priorWithoutLine';
import type { DetectorReference } from './reference/detectorReference';
import { rowLinks } from './rowLinks';

/** A line whose window is cut nearer than this to it, in sigmas, is not told from what stands beside it. */
const LEAST_SIGMA = 1.5;

/** What rows are made for, and of which line. */
export interface InterestDemands extends RowDemands {
  readonly line: OptimisedLine;
}

/** Whether the scale of a detector's batches rests on their own events of the line: they must not count twice. */
export function restsOn({ fits }: Pick<DetectorReference, 'fits'>, line: LineId): boolean {
  return fits.some((fit) => fit.line === line);
}

/**
 * The events of a line other than copper in every batch of a detector (docs/losses.md, "Other lines of interest"). Width and
 * tail are those of the detector, its share of the window that of the whole run. Where the batch's own scale rests on the
 * line, its prior is what the batch's other lines say, and rows are linked in time. None where the whole run does not show
 * the line, or another one stands too near.
 */
export function interestRows(
  histograms: Histograms,
  { detector, reference }: LocatedReference,
  { line: optimised, loss, priors, shrinkage }: InterestDemands,
): LocatedCopperRow[] {
  const { line: id } = optimised;
  const known = knownLine(reference, id, linesBeside(optimised, fittedLines(reference)));
  if (known === null || isCrowded(known.windowEv, id, known.line.sigmaEv)) return [];
  const { line, signalFraction } = known;
  const windowEv = lossWindowEv(loss, id, known.windowEv);
  const isOwn = restsOn(reference, id) && priors.referenceCovariance;
  const others = loss === 'all-lines' ? otherLinesOf(reference, id) : () => [];
  const rows = reference.batches.flatMap((calibration, batch): LocatedCopperRow[] => {
    const windowAdc = windowInChannels(calibration.p, windowEv, histograms.channelCount);
    const fixedCovariance = reference.priorCovariances[batch];
    if (windowAdc === null || fixedCovariance == null || !isUsable(calibration, windowAdc)) return [];
    const prior = isOwn
      ? priorWithoutLine(reference, batch, id, windowAdc, priors.sharedCurvature)
      : priorOf(reference, batch, priors, windowAdc);
    if (prior === null) return [];
    const spectrum = spectrumOf(histograms, detector, batch);
    const events = eventsInside(spectrum, windowAdc);
    const otherLines = others(calibration.p, spectrum);
    const row = { start: calibration.p, prior, ...events, windowAdc, line, signalFraction, otherLines };
    return [{ detector, batch, row, fixedCovariance }];
  });
  return rowLinks(rows, histograms.batches, reference, linkPriors(priors, isOwn), shrinkage);
}

function isCrowded([lowEv, highEv]: readonly [number, number], line: LineId, sigmaEv: number): boolean {
  const ownEv = observedEnergyEv(line);
  return ownEv - lowEv < LEAST_SIGMA * sigmaEv || highEv - ownEv < LEAST_SIGMA * sigmaEv;
}
