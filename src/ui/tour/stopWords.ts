import type { TourStop } from '../../store/derived/tour';
import { labels } from '../../labels/labels';

interface StopWords {
  readonly title: string;
  /** What to do or to look at. */
  readonly text: string;
  /** What stands there instead once it is done. */
  readonly done?: string;
}

export const STOP_WORDS: Readonly<Record<TourStop, StopWords>> = {
  data: {
    title: 'Bring data',
    text: `Drop the files of a run anywhere on the page, or press ${labels.names.loadDemo}: a simulated month of 32 detectors (SDDs).`,
    done: 'A run is loaded. Its rates against time and the sum of its spectra stand in the Data view.',
  },
  run: {
    title: 'Run every step',
    text: `Press ${labels.names.runAnalysis} at the foot of the rail. It takes some ten to thirty seconds; the line at the bottom counts, ${labels.names.cancel} stops it.`,
    done: 'The figures are there. The marks in the rail tell which steps are done and which need a look.',
  },
  detector: {
    title: 'Look at one SDD',
    text: 'In the Peaks view every SDD has a tile with the lines that were found. Click one: its spectrum opens below, its fits and constants beside it. A mark on a tile asks for a look.',
  },
  peak: {
    title: 'Correct a peak',
    text: 'Drag the handle of a line in the large spectrum, or focus it and press the arrow keys. Ctrl+Z takes it back.',
    done: `Corrected, and later steps are stale: they keep their old figures, say so, and wait for ${labels.names.runAnalysis}. Ctrl+Z takes it back.`,
  },
  learningRate: {
    title: 'Change the learning rate',
    text: `Type another ${labels.names.learningRate.toLowerCase()} in the rail, 0.2 say. Then press the button that now stands out: ${labels.names.optimise}, or ${labels.names.runAnalysis} where an earlier step has changed.`,
    done: 'Done: the figures are those of the new learning rate.',
  },
  verdict: {
    title: 'Read the verdict',
    text: 'The headline compares the copper line before and after on events held out of the calibration. Only those tell: on its own events a calibration flatters itself. No gain is an honest answer, too.',
  },
  export: {
    title: 'Take it with you',
    text: `${labels.names.exportConstants} saves the constants of every SDD and batch as a table, ${labels.names.exportResults} everything with settings and seeds. Help has this tour and every term.`,
  },
};
