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
import { placeOfPoint } from './pickSpectrum';

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
  const { figure, labels, times } = useMemo(() => {
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
      labels: detectorLabels.map((label) => `SDD ${label}`),
      times: positions.x,
    };
  }, [summary, report, watched, shown, theme]);
  const onPointClick = useCallback(
    (point: { readonly x: unknown; readonly y: unknown }) => {
      const { detector, batch } = placeOfPoint(point, labels, times);
      if (detector >= 0) select({ detector, batch: batch < 0 ? null : batch });
    },
    [labels, times, select],
  );
  return (
    <Panel
      title="Array against time"
      note="Circles: flagged. The score is minus the decimal logarithm of the chance that a good spectrum looks as odd. Click to select."
      tools={
        <SegmentedControl
          size="xs"
          aria-label="Quantity against time"
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
        label={`${shown?.label ?? ''} of every SDD against time`}
        className={summary.detectors.length > 16 ? view['tall'] : view['plot']}
        onPointClick={onPointClick}
      />
    </Panel>
  );
}
