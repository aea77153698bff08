import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { MonitorReport } from '../../monitor/report';
import { arrayAgainstTime } from '../../plots/arrayAgainstTime';
import { Plot } from '../../plots/Plot';
import { batchPositions } from '../../store/derived/batches';
import { labelOf } from '../../store/derived/channels';
import { reachOf, WATCHED_VIEWS, watchedRows } from '../../store/derived/watched';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { labels } from '../../labels/labels';
import { placeOfPoint } from './pickSpectrum';

const texts = labels.channels.againstTime;

interface AgainstTimePanelProps {
  readonly summary: DatasetSummary;
  readonly report: MonitorReport;
}

/** Every detector against time: its score, or what can be measured of it. */
export function AgainstTimePanel({ summary, report }: AgainstTimePanelProps) {
  const { watched, showWatched, select } = useWorkbench(({ watched, showWatched, select }) => ({
    watched,
    showWatched,
    select,
  }));
  const theme = usePlotTheme();
  const shown = WATCHED_VIEWS.find(({ id }) => id === watched) ?? WATCHED_VIEWS[0];
  const { figure, names, times } = useMemo(() => {
    const positions = batchPositions(summary);
    const detectorLabels = summary.detectors.map(labelOf);
    const rows = watchedRows(report, watched, summary);
    const flagged = report.anomalies.flatMap(({ detector, batch }) => (batch === null ? [] : [{ detector, batch }]));
    const { quantity = '', centre = null } = shown ?? {};
    const reach = shown === undefined ? 1 : reachOf(rows.flat(), shown);
    return {
      figure: arrayAgainstTime(
        { rows, detectorLabels, quantity, centre, reach, flagged },
        { ...positions, selected: null },
        theme,
      ),
      names: detectorLabels.map((label) => `SDD ${label}`),
      times: positions.x,
    };
  }, [summary, report, watched, shown, theme]);
  const onPointClick = useCallback(
    (point: { readonly x: unknown; readonly y: unknown }) => {
      const { detector, batch } = placeOfPoint(point, names, times);
      if (detector >= 0) select({ detector, batch: batch < 0 ? null : batch });
    },
    [names, times, select],
  );
  return (
    <Panel
      title={texts.title}
      note={texts.note}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={texts.quantity}
          data={WATCHED_VIEWS.map(({ id, label }) => ({ value: id, label }))}
          value={watched}
          onChange={(value) => {
            const chosen = WATCHED_VIEWS.find(({ id }) => id === value);
            if (chosen !== undefined) showWatched(chosen.id);
          }}
        />
      }
    >
      <Plot
        figure={figure}
        label={texts.plot(shown?.label ?? '')}
        className={summary.detectors.length > 16 ? view['tall'] : view['plot']}
        onPointClick={onPointClick}
      />
    </Panel>
  );
}
