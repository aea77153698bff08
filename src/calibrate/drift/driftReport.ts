import { tabulatedEnergyEv } from '../../physics/lines';
import type { LocatedReference } from '../optimiseCopper';

/** How the energy scales of an array move, and what length of batches follows them. */
export interface DriftReport {
  /** Standard deviation of what a day adds to the scale at copper, eV: root mean square over the detectors. */
  readonly evPerRootDay: number;
  /** Detectors whose scale jumped, and how often all together. */
  readonly jumpingDetectors: number;
  readonly jumps: number;
  /** Shorter batches that the drift asks for, days; null where those at hand do. */
  readonly shorterBatchDays: number | null;
}

/**
 * What is left of a random walk within a time T, in units of s^2 T, and how much of it is left alone, eV squared. Batches: its
 * variance about its mean; 40 eV squared add 0.6 eV to a line of 176 eV. Continuous: its variance about what the means
 * there and in the times before and after tell of its path; twice as much is left, since halving the batches doubles
 * the time that the analysis takes. Both limits were set with the simulated runs beside the project in view
 * (docs/benchmarks/continuous.md).
 */
const IN_BATCHES = { share: 1 / 6, mostVariance: 40 };
const CONTINUOUS = { share: 0.106, mostVariance: 80 };
/** A batch whose strongest line holds fewer counts does not fix a scale. */
const FEWEST_COUNTS = 150;
const SHORTEST_DAYS = 1 / 24;

/** What the walks that were learnt say; null where no detector has one. */
export function driftReport(references: readonly LocatedReference[], batchDays: number): DriftReport | null {
  const walks = references.flatMap(({ reference }) => reference.walk ?? []);
  if (walks.length === 0) return null;
  const square = walks.reduce((sum, { strength }) => sum + strength[0] ** 2 + strength[1] ** 2, 0) / walks.length;
  let days = batchDays;
  const counts = strongestCounts(references);
  const allowsHalf = () => days / 2 >= SHORTEST_DAYS && (counts * days) / 2 / batchDays >= FEWEST_COUNTS;
  const isContinuous = references.some(({ reference }) => reference.slices !== null);
  const { share, mostVariance } = isContinuous ? CONTINUOUS : IN_BATCHES;
  while (square * days * share > mostVariance && allowsHalf()) days /= 2;
  return {
    evPerRootDay: Math.sqrt(square),
    jumpingDetectors: walks.filter(({ jumps }) => jumps.length > 0).length,
    jumps: walks.reduce((sum, { jumps }) => sum + jumps.length, 0),
    shorterBatchDays: days < batchDays ? days : null,
  };
}

/** Mean counts of the strongest line below copper in a batch. */
function strongestCounts(references: readonly LocatedReference[]): number {
  const byLine = new Map<string, { sum: number; batches: number }>();
  for (const { reference } of references) {
    for (const { line, counts } of reference.fits) {
      if (counts === null || tabulatedEnergyEv(line) > tabulatedEnergyEv('CuKa')) continue;
      const own = byLine.get(line) ?? { sum: 0, batches: 0 };
      byLine.set(line, { sum: own.sum + counts, batches: own.batches + 1 });
    }
  }
  return Math.max(0, ...[...byLine.values()].map(({ sum, batches }) => sum / batches));
}
