import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { FINDERS } from '../../store/catalogue';
import { totalOf } from '../../store/derived/batches';
import { channelRows } from '../../store/derived/channels';
import { predictedLines } from '../../store/derived/lines';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { SelectedSpectrum } from '../controls/SelectedSpectrum';
import { SpectrumTile } from '../controls/SpectrumTile';
import { placeName } from '../format/place';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import classes from './PeaksView.module.css';

/** All spectra with the lines that the finder predicts, and the selected one large (paper Fig. 4). */
export function PeaksView() {
  const { summary, analysis, overrides, selection } = useWorkbench(({ summary, analysis, settings, selection }) => ({
    summary,
    analysis,
    overrides: settings.channelOverrides,
    selection,
  }));
  const marks = useMemo(() => (analysis === null ? null : marksByDetector(analysis)), [analysis]);
  if (summary === null) {
    return <EmptyState title="No run loaded">Load a run, then press {LABELS.runAnalysis}.</EmptyState>;
  }
  const rows = channelRows(summary, analysis, overrides);
  const finder = FINDERS.find((candidate) => candidate.id === analysis?.settings.finder)?.label;
  return (
    <div className={view['view']}>
      <Panel
        title="Every SDD"
        note={
          finder === undefined
            ? `Spectra of the whole run. ${LABELS.runAnalysis} marks the predicted lines.`
            : `Whole run; marks: lines predicted by ${finder}, mean over the batches. Click to select.`
        }
        tools={<ScaleSwitch />}
      >
        <div className={classes['grid']}>
          {rows.map((row) => (
            <SpectrumTile
              key={row.detector}
              row={row}
              counts={totalOf(summary, row.detector)}
              {...(marks?.has(row.detector) ? { marks: marks.get(row.detector) ?? [] } : {})}
            />
          ))}
        </div>
      </Panel>
      <Panel
        title={placeName(summary, selection)}
        note="Dashed: predicted. Hover shows ADC channel and energy. Choose a batch at the right."
        className={view['grow']}
      >
        <SelectedSpectrum className={view['fill']} hidesFits />
      </Panel>
    </div>
  );
}

function marksByDetector(analysis: Analysis): ReadonlyMap<number, readonly number[]> {
  const detectors = new Set(analysis.peaks.map((peak) => peak.detector));
  return new Map(
    [...detectors].map((detector) => [
      detector,
      predictedLines(analysis, { detector, batch: null }).map(({ adc }) => adc),
    ]),
  );
}
