import { energyAt, gainAt } from './energyCalibration';
import { eventsInside, windowInChannels } from './lineEvents';
import { doubletAt, emptyDoubletValue } from './optimise/doubletShape';
import { observedDoublet, type Doublet } from './optimise/lineDoublet';
import type { LineEvents } from './optimise/row';
import { observedEnergyErrorEv, observedEnergyEv, type LineId } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import type { DetectorReference } from './reference/detectorReference';

/** A window reaches so many sigmas below and above its line, and at most half way to the next one. */
const BELOW_SIGMA = 4;
const ABOVE_SIGMA = 3.5;

/** A line of a detector as a loss takes it that knows it by its whole run, the same in every batch. */
export interface KnownLine {
  readonly line: LineEvents['line'] & { readonly doublet: Doublet };
  readonly windowEv: readonly [number, number];
  readonly signalFraction: number;
  /** What an event counts: below 1 where the energy of the line is not known as well as the events would tell it. */
  readonly weight: number;
}

/**
 * The lines of a detector besides the optimised one: for the constants and spectrum of a batch, the events of each in a window of its
 * own. Width and tail are those of the detector at the energy of the line, the line's share of the window that of the
 * whole run. Events are weighted so that all of the run's together know the position of a line no better than its energy
 * is known (`observedEnergyErrorEv`), as in the calibration points of the reference.
 */
export function otherLinesOf(
  reference: DetectorReference,
  optimised: LineId,
): (p: readonly [number, number, number], spectrum: Uint32Array) => LineEvents[] {
  const lines = fittedLines(reference).flatMap((id) => (id === optimised ? [] : (knownLine(reference, id) ?? [])));
  return (p, spectrum) =>
    lines.flatMap(({ line, windowEv, signalFraction, weight }): LineEvents[] => {
      const windowAdc = windowInChannels(p, windowEv, spectrum.length);
      if (windowAdc?.every((adc) => gainAt(p, adc) > 0) !== true) return [];
      const { channels, counts } = eventsInside(spectrum, windowAdc);
      return [{ line, windowAdc, signalFraction, channels, counts: counts.map((n) => n * weight) }];
    });
}

/** The lines that could be fitted in the whole run of a detector. */
export function fittedLines({ aligned }: DetectorReference): LineId[] {
  return aligned.fits.flatMap(({ line, status }) => (status === 'failed' ? [] : [line]));
}

/**
 * A line by the whole run of a detector; null where that does not show it.
 *
 * @param beside lines that its window stays clear of; those that were fitted, unless told
 */
export function knownLine(
  reference: DetectorReference,
  id: LineId,
  beside: readonly LineId[] = fittedLines(reference),
): KnownLine | null {
  const { aligned, alignedSpectrum, alignedP } = reference;
  const counts = aligned.fits.find((fit) => fit.line === id && fit.status !== 'failed')?.counts ?? null;
  if (counts === null) return null;
  const line = shapeOf(id, aligned.template);
  const windowEv = windowOf(id, line.sigmaEv, beside.map(observedEnergyEv));
  const windowAdc = windowInChannels(alignedP, windowEv, alignedSpectrum.length);
  if (windowAdc === null) return null;
  const inside = eventsInside(alignedSpectrum, windowAdc).counts.reduce((sum, n) => sum + n, 0);
  const share =
    (counts *
      shareInside(
        line,
        windowAdc.map((adc) => energyAt(alignedP, adc)),
      )) /
    Math.max(inside, 1);
  const known = (counts * observedEnergyErrorEv(id) ** 2) / line.sigmaEv ** 2;
  return { line, windowEv, signalFraction: Math.min(Math.max(share, 0), 1), weight: 1 / (1 + known) };
}

function shapeOf(
  id: LineId,
  { resolution, tailFraction, tailBeta }: DetectorReference['aligned']['template'],
): KnownLine['line'] {
  return { sigmaEv: sigmaAtEv(resolution, observedEnergyEv(id)), tailFraction, tailBeta, doublet: observedDoublet(id) };
}

function windowOf(id: LineId, sigmaEv: number, energies: readonly number[]): readonly [number, number] {
  const own = observedEnergyEv(id);
  const below = Math.max(...energies.filter((energy) => energy < own), -Infinity);
  const above = Math.min(...energies.filter((energy) => energy > own), Infinity);
  return [
    Math.max(own - BELOW_SIGMA * sigmaEv, (own + below) / 2),
    Math.min(own + ABOVE_SIGMA * sigmaEv, (own + above) / 2),
  ];
}

/** Share of a line between two energies. */
function shareInside(line: ReturnType<typeof shapeOf>, [lowEv = NaN, highEv = NaN]: readonly number[]): number {
  const value = emptyDoubletValue();
  const upTo = (energyEv: number) => {
    doubletAt(energyEv, line.doublet, line, value);
    return value.cdf;
  };
  return upTo(highEv) - upTo(lowEv);
}
