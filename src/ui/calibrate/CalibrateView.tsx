import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import { residualsByEnergyFigure } from '../../plots/residualsByEnergy';
import { timeSeriesFigure, type Panel as SeriesPanel } from '../../plots/timeSeries';
import { LINES, observedEnergyEv } from '../../store/catalogue';
import { batchPositions } from '../../store/derived/batches';
import { calibrationResiduals, quantityByBatch, quantityInTime, type Quantity } from '../../store/derived/calibration';
import { fitsOf, predictedLines } from '../../store/derived/lines';
import type { DatasetSummary } from '../../worker/protocol';
import { EmptyState } from '../controls/EmptyState';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { placeName } from '../format/place';
import { LABELS } from '../labels';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import classes from './CalibrateView.module.css';
import { driftText } from './driftText';
import { TradeOffPanel } from './TradeOffPanel';

const ALL = ['standard', 'reference', 'optimized'] as const;
/** Where copper is looked for when no line of the detector was found: a typical VIP-2 channel. */
const TYPICAL_CU_ADC = 1500;

/** The constants of the selected detector against time, and how well they put its lines in their places. */
export function CalibrateView() {
  const { summary, analysis, selection } = useWorkbench(({ summary, analysis, selection }) => ({
    summary,
    analysis,
    selection,
  }));
  if (summary === null || analysis === null) {
    return (
      <EmptyState title="No calibration yet">
        {LABELS.runAnalysis} calibrates every SDD: once for the whole run, and batch by batch.
      </EmptyState>
    );
  }
  if (!analysis.calibration.standard.some(({ detector }) => detector === selection.detector)) {
    const name = placeName(summary, { ...selection, batch: null }).split(',')[0] ?? '';
    const reason = analysis.channels[selection.detector]?.reason ?? 'It was not part of the last run.';
    return (
      <EmptyState title={`${name} has no calibration`}>
        {reason} Choose another SDD at the right, or let it take part there and run the analysis again.
      </EmptyState>
    );
  }
  return (
    <div className={view['view']}>
      <Constants summary={summary} analysis={analysis} />
      <Residuals summary={summary} analysis={analysis} />
      <TradeOffPanel />
    </div>
  );
}

interface PartProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis;
}

function Constants({ summary, analysis }: PartProps) {
  const selection = useWorkbench((state) => state.selection);
  const theme = usePlotTheme();
  const { detector, batch } = selection;
  const figure = useMemo(() => {
    const adc = Math.round(copperAdc(analysis, detector));
    const positions = batchPositions(summary);
    const panels: SeriesPanel[] = panelsOf(adc).map(({ title, quantity, scale = 1 }) => ({
      title,
      series: quantityByBatch(analysis, detector, summary.batches.length, quantity).map((series) => ({
        ...series,
        ...curveOf(quantityInTime(analysis, series.spectrum, detector, quantity), scale),
        values: series.values.map((value) => value * scale),
        errors: series.errors.map((error) => (error === null ? null : error * scale)),
      })),
    }));
    return timeSeriesFigure(panels, { ...positions, selected: batch }, theme);
  }, [summary, analysis, detector, batch, theme]);
  const name = placeName(summary, { detector, batch: null }).split(',')[0] ?? '';
  return (
    <Panel
      title={`${name}: constants against time`}
      note={
        <>
          Top: the energy of the channel in which copper lies, by each calibration: drift shows there. The{' '}
          <Jargon term="curvature">curvature</Jargon> is shared by all batches. {driftText(analysis.drift)}
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

function curveOf(
  curve: ReturnType<typeof quantityInTime>,
  scale: number,
): Pick<SeriesPanel['series'][number], 'curve'> {
  return curve === null ? {} : { curve: { ...curve, values: curve.values.map((value) => value * scale) } };
}

function panelsOf(
  adc: number,
): readonly { readonly title: string; readonly quantity: Quantity; readonly scale?: number }[] {
  return [
    { title: `E(${String(adc)}) [eV]`, quantity: { kind: 'energy', adc } },
    { title: 'p₀ [eV]', quantity: { kind: 'constant', index: 0 } },
    { title: 'p₁ [eV/ch]', quantity: { kind: 'constant', index: 1 } },
    { title: 'p₂ [µeV/ch²]', quantity: { kind: 'constant', index: 2 }, scale: 1e6 },
  ];
}

function copperAdc(analysis: Analysis, detector: number): number {
  const place = { detector, batch: null };
  const fitted = fitsOf(analysis, place).find(({ line }) => line === 'CuKa');
  const predicted = predictedLines(analysis.peaks, place).find(({ line }) => line === 'CuKa');
  return fitted?.adc ?? predicted?.adc ?? TYPICAL_CU_ADC;
}

function Residuals({ summary, analysis }: PartProps) {
  const selection = useWorkbench((state) => state.selection);
  const theme = usePlotTheme();
  const figure = useMemo(() => {
    // A batch was calibrated by its own fits; the whole run is judged batch by batch too, or reference would be missing.
    const places =
      selection.batch === null
        ? summary.batches.map((_, batch) => ({ detector: selection.detector, batch }))
        : [selection];
    const points = calibrationResiduals(analysis, places);
    const lines = fitsOf(analysis, { detector: selection.detector, batch: null }).map(({ line }) => ({
      label: LINES[line].label,
      x: observedEnergyEv(line),
    }));
    return residualsByEnergyFigure(points, lines, theme);
  }, [summary, analysis, selection, theme]);
  return (
    <Panel
      title={`${placeName(summary, selection)}: where the calibrations put the fitted lines`}
      note={
        selection.batch === null
          ? 'Every batch is a point. Copper scatters: a batch holds few of its events.'
          : 'Points should scatter around 0 within their errors.'
      }
      tools={<SeriesKey spectra={ALL} />}
      className={view['grow']}
    >
      <Plot figure={figure} label="Calibrated minus expected energy of the fitted lines" className={view['fill']} />
    </Panel>
  );
}
