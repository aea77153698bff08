import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LocatedPeak } from '../../dataset/peak';
import type { TileLine } from '../../plots/tileMarks';
import { FINDERS } from '../../store/catalogue';
import type { Attention } from '../../store/derived/attention';
import { totalOf } from '../../store/derived/batches';
import { channelRows } from '../../store/derived/channels';
import { linesNow } from '../../store/derived/corrections';
import { fitsOf } from '../../store/derived/lines';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { SpectrumTile } from '../controls/SpectrumTile';
import { Worded } from '../controls/Worded';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { MarkKey } from './MarkKey';
import classes from './PeaksView.module.css';

const WORDS = labels.peaks.grid;

interface PeakGridProps {
  readonly summary: DatasetSummary;
  /** As they are corrected now. */
  readonly peaks: readonly LocatedPeak[];
  readonly attention: ReadonlyMap<number, readonly Attention[]>;
}

/** Whole-run spectra of all SDDs, or of those that need attention, with their lines. */
export function PeakGrid({ summary, peaks, attention }: PeakGridProps) {
  const { analysis, overrides } = useWorkbench(({ analysis, settings }) => ({
    analysis,
    overrides: settings.channelOverrides,
  }));
  const [isFiltered, setFiltered] = useState(false);
  const marks = useMarks(summary, peaks);
  const finder = FINDERS.find((candidate) => candidate.id === analysis?.settings.finder)?.label;
  const rows = channelRows(summary, analysis, overrides);
  const shown = isFiltered ? rows.filter(({ detector }) => attention.has(detector)) : rows;
  return (
    <Panel
      stop="detector"
      title={WORDS.title}
      note={
        finder === undefined ? (
          WORDS.noPeaks(labels.names.runAnalysis)
        ) : (
          <Worded text={WORDS.note} slots={{ finder, key: <MarkKey /> }} />
        )
      }
      tools={
        <>
          {analysis !== null && (
            <SegmentedControl
              aria-label={WORDS.filter}
              data={[
                { value: 'all', label: WORDS.all },
                { value: 'attention', label: WORDS.needsAttention(String(attention.size)) },
              ]}
              value={isFiltered ? 'attention' : 'all'}
              onChange={(value) => setFiltered(value === 'attention')}
            />
          )}
          <ScaleSwitch />
        </>
      }
    >
      {shown.length === 0 && <p className="faint">{WORDS.none}</p>}
      <div className={classes['grid']}>
        {shown.map((row) => (
          <SpectrumTile
            key={row.detector}
            row={row}
            counts={totalOf(summary, row.detector)}
            attention={attention.get(row.detector)?.map(({ text }) => text)}
            {...marks[row.detector]}
          />
        ))}
      </div>
    </Panel>
  );
}

interface TileMarks {
  readonly predicted: readonly TileLine[];
  readonly fitted: readonly number[];
}

/** By detector; the same objects until something changes, so that tiles are not drawn without need. */
function useMarks(summary: DatasetSummary, peaks: readonly LocatedPeak[]): readonly TileMarks[] {
  const { analysis, corrections } = useWorkbench(({ analysis, settings }) => ({
    analysis,
    corrections: settings.peakCorrections,
  }));
  return useMemo(
    () =>
      channelRows(summary, analysis, {}).map(({ detector, label }) => {
        const place = { detector, batch: null };
        return {
          predicted: linesNow(peaks, corrections, label, place).map((line) => ({ ...line, error: line.adcError })),
          fitted: analysis === null ? [] : fitsOf(analysis, place).flatMap(({ adc }) => adc ?? []),
        };
      }),
    [summary, analysis, peaks, corrections],
  );
}
