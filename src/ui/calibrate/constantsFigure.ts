import type { Analysis } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import type { Figure } from '../../plots/figure';
import type { PlotTheme } from '../../plots/theme';
import { timeSeriesFigure, type Panel } from '../../plots/timeSeries';
import { LINES, observedEnergyEv } from '../../store/catalogue';
import { batchPositions } from '../../store/derived/batches';
import {
  ownByBatch,
  quantityByBatch,
  quantityInTime,
  standardChannelOf,
  type Quantity,
} from '../../store/derived/calibration';
import type { Selection } from '../../store/viewSlice';
import type { DatasetSummary } from '../../worker/protocol';
import { labels } from '../../labels/labels';

/** Lines at whose channels the scale is looked at, as far as the run has them: the highest of a detector first. */
const MOST_LINES = 3;

/** The energy scale of a detector against time, with what its batches' own lines say; the batch of `place` is marked. */
export function constantsOf(
  summary: DatasetSummary,
  analysis: Analysis,
  { detector, batch }: Selection,
  theme: PlotTheme,
): Figure {
  const batches = summary.batches.length;
  const panels = quantitiesOf(analysis, detector).map(({ title, quantity }): Panel => ({
    title,
    series: quantityByBatch(analysis, detector, batches, quantity).map((series) => ({
      ...series,
      ...curveOf(quantityInTime(analysis, series.spectrum, detector, quantity)),
    })),
    points: ownByBatch(analysis, detector, batches, quantity),
  }));
  return timeSeriesFigure(panels, { ...batchPositions(summary), selected: batch }, theme);
}

function curveOf(curve: ReturnType<typeof quantityInTime>): Pick<Panel['series'][number], 'curve'> {
  return curve === null ? {} : { curve };
}

interface Shown {
  readonly title: string;
  readonly quantity: Quantity;
}

function quantitiesOf(analysis: Analysis, detector: number): readonly Shown[] {
  const places = alphaLines(analysis).flatMap((line) => {
    const lessEv = observedEnergyEv(line);
    const adc = standardChannelOf(analysis, detector, lessEv);
    return adc === null ? [] : [{ label: LINES[line].label, adc, lessEv }];
  });
  // Amid the lines the gain depends least on what is not known of the curvature.
  const middle = places[Math.floor(places.length / 2)];
  return [
    ...places.map(({ label, adc, lessEv }): Shown => {
      return { title: labels.calibrate.constants.atLine(label), quantity: { kind: 'energy', adc, lessEv } };
    }),
    ...(middle === undefined ? [] : [gainAtPlace(middle.adc)]),
    { title: labels.calibrate.constants.offset, quantity: { kind: 'constant', index: 0 } },
  ];
}

function gainAtPlace(adc: number): Shown {
  return { title: labels.calibrate.constants.gain, quantity: { kind: 'gain', adc } };
}

/** The Ka lines of the run, from high to low energy. */
function alphaLines({ lines }: Analysis): readonly LineId[] {
  const ids = [...new Set(lines.map(({ line }) => line))].filter((id) => id.endsWith('Ka'));
  return ids.toSorted((a, b) => observedEnergyEv(b) - observedEnergyEv(a)).slice(0, MOST_LINES);
}
