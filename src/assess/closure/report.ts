import type { DetectorKey } from '../../dataset/detector';
import type { LineId } from '../../physics/lines';
import type { AnalysisSettings } from '../results';
import type {
  ClosedFigures,
  ClosedSet,
  ClosureReport,
  ClosureSettings,
  ClosureToy,
  DeviationSummary,
  PerSet,
} from './results';
import { meanOf, summarise } from './summary';
import { closureWords, untestedWords } from './words';

/** What was simulated. */
export interface ClosureExtent {
  /** The line at which constants are held against the truth. */
  readonly line: LineId;
  readonly detectors: readonly DetectorKey[];
  /** Number of batches. */
  readonly batches: number;
  /** Detectors of the run that were not simulated. */
  readonly leftOut: number;
}

/** Puts the toys of a closure test together. */
export function closureReport(
  settings: ClosureSettings,
  analysisSettings: AnalysisSettings,
  { line, detectors, batches, leftOut }: ClosureExtent,
  toys: readonly ClosureToy[],
): ClosureReport {
  const figures: PerSet<ClosedFigures> = {
    reference: figuresOf(toys, 'reference'),
    optimized: figuresOf(toys, 'optimized'),
  };
  const by = (place: 'detector' | 'batch', count: number): PerSet<readonly DeviationSummary[]> => {
    const of = (set: ClosedSet) =>
      Array.from({ length: count }, (_, index) =>
        summarise(toys.flatMap(({ deviations }) => deviations[set].filter((own) => own[place] === index))),
      );
    return { reference: of('reference'), optimized: of('optimized') };
  };
  return {
    settings,
    analysisSettings,
    line,
    detectors,
    toys,
    figures,
    byDetector: by('detector', detectors.length),
    byBatch: by('batch', batches),
    words: closureWords(figures, line),
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
