import type { DetectorKey } from '../../dataset/detector';
import type { AnalysisSettings } from '../results';
import type { ClosedFigures, ClosedSet, ClosureReport, ClosureSettings, ClosureToy, PerSet } from './results';
import { meanOf, summarise } from './summary';
import { closureWords, untestedWords } from './words';

/** Puts the toys of a closure test together. `leftOut`: detectors of the run that were not simulated. */
export function closureReport(
  settings: ClosureSettings,
  analysisSettings: AnalysisSettings,
  detectors: readonly DetectorKey[],
  toys: readonly ClosureToy[],
  leftOut: number,
): ClosureReport {
  const figures: PerSet<ClosedFigures> = {
    reference: figuresOf(toys, 'reference'),
    optimized: figuresOf(toys, 'optimized'),
  };
  const byDetector = (set: ClosedSet) =>
    detectors.map((_, detector) =>
      summarise(toys.flatMap(({ deviations }) => deviations[set].filter((own) => own.detector === detector))),
    );
  return {
    settings,
    analysisSettings,
    detectors,
    toys,
    figures,
    byDetector: { reference: byDetector('reference'), optimized: byDetector('optimized') },
    words: closureWords(figures),
    untested: untestedWords(settings, leftOut),
  };
}

/** What toys say of one calibration. */
export function figuresOf(toys: readonly ClosureToy[], set: ClosedSet): ClosedFigures {
  return {
    all: summarise(toys.flatMap(({ deviations }) => deviations[set])),
    positionEv: meanOf(toys.map(({ response }) => response[set].positionEv)),
    fwhmEv: meanOf(toys.map(({ response }) => response[set].fwhmEv)),
  };
}
