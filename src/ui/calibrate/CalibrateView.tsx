import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import { residualsByEnergyFigure } from '../../plots/residualsByEnergy';
import { LINES, observedEnergyEv } from '../../store/catalogue';
import { calibrationResiduals } from '../../store/derived/calibration';
import { fitsOf } from '../../store/derived/lines';
import type { DatasetSummary } from '../../worker/protocol';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { Apart } from '../failures/Apart';
import { placeName } from '../format/place';
import { labels } from '../../labels/labels';
import { useCursorAxis } from '../useCursorAxis';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { ConstantsPanel } from './ConstantsPanel';
import { ResidualsPanel } from './ResidualsPanel';
import { TradeOffPanel } from './TradeOffPanel';

const texts = labels.calibrate;
const ALL = ['standard', 'reference', 'optimized'] as const;

/** The constants of the selected detector against time, and how well they put its lines in their places. */
export function CalibrateView() {
  const { summary, analysis, selection } = useWorkbench(({ summary, analysis, selection }) => ({
    summary,
    analysis,
    selection,
  }));
  if (summary === null || analysis === null) {
    return <EmptyState title={texts.nothing.title}>{texts.nothing.text(labels.names.runAnalysis)}</EmptyState>;
  }
  if (!analysis.calibration.standard.some(({ detector }) => detector === selection.detector)) {
    const name = placeName(summary, { ...selection, batch: null }).split(',')[0] ?? '';
    const reason = analysis.channels[selection.detector]?.reason ?? texts.missing.unknownReason;
    return <EmptyState title={texts.missing.title(name)}>{texts.missing.text(reason)}</EmptyState>;
  }
  return (
    <div className={view['view']}>
      <Apart>
        <ConstantsPanel summary={summary} analysis={analysis} />
        <Residuals summary={summary} analysis={analysis} />
        <ResidualsPanel />
        <TradeOffPanel />
      </Apart>
    </div>
  );
}

interface PartProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis;
}

function Residuals({ summary, analysis }: PartProps) {
  const selection = useWorkbench((state) => state.selection);
  const theme = usePlotTheme();
  const cursor = useCursorAxis('eV', selection.detector, selection.batch);
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
      title={texts.lines.title(placeName(summary, selection))}
      note={selection.batch === null ? texts.lines.noteOfRun : texts.lines.noteOfBatch}
      tools={<SeriesKey spectra={ALL} />}
      className={view['grow']}
    >
      <Plot
        figure={figure}
        label={texts.lines.plot}
        className={view['fill']}
        subject={placeName(summary, selection)}
        cursor={cursor}
      />
    </Panel>
  );
}
