import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { Plot } from '../../plots/Plot';
import { timeSeriesFigure, type Panel as SeriesPanel } from '../../plots/timeSeries';
import { LINES, observedEnergyEv } from '../../store/catalogue';
import { batchPositions } from '../../store/derived/batches';
import {
  ownByBatch,
  quantityByBatch,
  quantityInTime,
  standardChannelOf,
  type Quantity,
} from '../../store/derived/calibration';
import type { DatasetSummary } from '../../worker/protocol';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { placeName } from '../format/place';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { driftText } from './driftText';
import classes from './ConstantsPanel.module.css';

const ALL = ['standard', 'reference', 'optimized'] as const;
/** Lines at whose channels the scale is looked at, as far as the run has them: the highest of a detector first. */
const MOST_LINES = 3;

interface ConstantsPanelProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis;
}

/** The energy scale of the selected detector against time, with what its batches' own lines say. */
export function ConstantsPanel({ summary, analysis }: ConstantsPanelProps) {
  const { detector, batch } = useWorkbench((state) => state.selection);
  const theme = usePlotTheme();
  const figure = useMemo(() => {
    const batches = summary.batches.length;
    const panels = quantitiesOf(analysis, detector).map(({ title, quantity }): SeriesPanel => ({
      title,
      series: quantityByBatch(analysis, detector, batches, quantity).map((series) => ({
        ...series,
        ...curveOf(quantityInTime(analysis, series.spectrum, detector, quantity)),
      })),
      points: ownByBatch(analysis, detector, batches, quantity),
    }));
    return timeSeriesFigure(panels, { ...batchPositions(summary), selected: batch }, theme);
  }, [summary, analysis, detector, batch, theme]);
  const name = placeName(summary, { detector, batch: null }).split(',')[0] ?? '';
  return (
    <Panel
      title={`${name}: constants against time`}
      note={
        <>
          On top, energies of fixed channels, less those of the lines that the standard calibration puts there; then the
          gain amid them. Bands are one σ; crosses, each batch by its own lines, before its neighbours have a say. The{' '}
          <Jargon term="curvature">curvature</Jargon> is shared by all batches; its error is in every band, most of all
          in that of p₀. {driftText(analysis.drift)}
        </>
      }
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot
        figure={figure}
        label="Calibration constants of the selected SDD against time"
        className={classes['constants']}
      />
    </Panel>
  );
}

function curveOf(curve: ReturnType<typeof quantityInTime>): Pick<SeriesPanel['series'][number], 'curve'> {
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
      return { title: `at ${label} [eV]`, quantity: { kind: 'energy', adc, lessEv } };
    }),
    ...(middle === undefined ? [] : [gainAtPlace(middle.adc)]),
    { title: 'p₀ [eV]', quantity: { kind: 'constant', index: 0 } },
  ];
}

function gainAtPlace(adc: number): Shown {
  return { title: 'gain [eV/ch]', quantity: { kind: 'gain', adc } };
}

/** The Ka lines of the run, from high to low energy. */
function alphaLines({ lines }: Analysis): readonly LineId[] {
  const ids = [...new Set(lines.map(({ line }) => line))].filter((id) => id.endsWith('Ka'));
  return ids.toSorted((a, b) => observedEnergyEv(b) - observedEnergyEv(a)).slice(0, MOST_LINES);
}
