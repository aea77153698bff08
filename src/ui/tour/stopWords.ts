import type { TourStop } from '../../store/derived/tour';
import { labels } from '../../labels/labels';

interface StopWords {
  readonly title: string;
  /** What to do or to look at. */
  readonly text: string;
  /** What stands there instead once it is done. */
  readonly done?: string;
}

const { names, tour } = labels;
const { stops } = tour;

export const STOP_WORDS: Readonly<Record<TourStop, StopWords>> = {
  data: { ...stops.data, text: stops.data.text(names.loadDemo) },
  run: { ...stops.run, text: stops.run.text(names.runAnalysis, names.cancel) },
  detector: stops.detector,
  peak: { ...stops.peak, done: stops.peak.done(names.runAnalysis) },
  learningRate: { ...stops.learningRate, text: stops.learningRate.text(names.optimise, names.runAnalysis) },
  verdict: stops.verdict,
  export: { ...stops.export, text: stops.export.text(names.exportConstants, names.exportResults) },
};
