import { useState } from 'react';
import type { LocatedPeak } from '../../dataset/peak';
import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import { isSameArea, type PlotArea } from '../../plots/plotArea';
import type { Attention } from '../../store/derived/attention';
import { labelOf } from '../../store/derived/channels';
import { linesNow } from '../../store/derived/corrections';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { SelectedSpectrum } from '../controls/SelectedSpectrum';
import { placeName } from '../format/place';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { AttentionList } from './AttentionList';
import { CorrectionTools } from './CorrectionTools';
import { LineFacts } from './LineFacts';
import { LineHandles } from './LineHandles';
import { NextStep } from './NextStep';
import classes from './PeakEditor.module.css';

interface PeakEditorProps {
  readonly summary: DatasetSummary;
  /** As they are corrected now. */
  readonly peaks: readonly LocatedPeak[];
  readonly attention: ReadonlyMap<number, readonly Attention[]>;
}

/** The selected spectrum large; its lines are handles that can be dragged, moved by keys, added and removed. */
export function PeakEditor({ summary, peaks, attention }: PeakEditorProps) {
  const { selection, corrections } = useWorkbench(({ selection, settings }) => ({
    selection,
    corrections: settings.peakCorrections,
  }));
  const [area, setArea] = useState<PlotArea | null>(null);
  const [chosen, setChosen] = useState<LineId | null>(null);
  const key = summary.detectors[selection.detector];
  if (key === undefined) return null;
  const place = { detector: labelOf(key), batch: selection.batch };
  const lines = linesNow(peaks, corrections, place.detector, selection);
  const line = lines.find((candidate) => candidate.line === chosen) ?? null;
  return (
    <Panel
      stop="peak"
      title={placeName(summary, selection)}
      note={selection.batch === null ? labels.peaks.editor.noteAllBatches : labels.peaks.editor.noteOneBatch}
      tools={
        <CorrectionTools
          place={place}
          lines={lines}
          chosen={line}
          freePlace={area === null ? summary.channelCount / 2 : (area.from + area.to) / 2}
          onChoose={setChosen}
        />
      }
      className={view['grow']}
    >
      <AttentionList reasons={attention.get(selection.detector) ?? []} batchCount={summary.batches.length} />
      <div className={classes['words']}>
        <LineFacts line={line} />
        <NextStep />
      </div>
      <div className={classes['stage']}>
        <SelectedSpectrum
          className={classes['plot']}
          hasHandles
          onArea={(next) => {
            setArea((known) => (isSameArea(known, next) ? known : next));
          }}
        />
        {area !== null && (
          <LineHandles
            place={place}
            lines={lines}
            area={area}
            lastAdc={summary.channelCount - 1}
            chosen={line?.line ?? null}
            onChoose={setChosen}
          />
        )}
      </div>
    </Panel>
  );
}
