import { useMemo } from 'react';
import type { MonitorReport, Watched } from '../../monitor/report';
import { detectorHistoryFigure } from '../../plots/detectorHistory';
import { Plot } from '../../plots/Plot';
import { batchPositions } from '../../store/derived/batches';
import { labelOf } from '../../store/derived/channels';
import { watchedRows } from '../../store/derived/watched';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { labels } from '../../labels/labels';

const texts = labels.channels.history;
const SHOWN = ['gain', 'offset', 'fwhm', 'rate'] as const;

interface HistoryPanelProps {
  readonly summary: DatasetSummary;
  readonly report: MonitorReport;
}

/** The selected detector against time, with its steps. */
export function HistoryPanel({ summary, report }: HistoryPanelProps) {
  const detector = useWorkbench(({ selection }) => selection.detector);
  const theme = usePlotTheme();
  const figure = useMemo(() => {
    const positions = batchPositions(summary);
    const own = (id: Watched) => watchedRows(report, id, summary)[detector] ?? [];
    const { length } = summary.batches;
    const histories = SHOWN.map((id) => ({
      title: texts.quantities[id],
      values: own(id),
      errors: report.errors[id]?.slice(detector * length, (detector + 1) * length) ?? [],
    }));
    const steps = report.steps
      .filter((step) => step.detector === detector)
      .map(({ start, stop, batch }) => (start === null || stop === null ? batch + 1 : new Date(500 * (start + stop))));
    return detectorHistoryFigure(histories, { ...positions, selected: null }, steps, theme);
  }, [summary, report, detector, theme]);
  const key = summary.detectors[detector];
  const title = texts.title(key === undefined ? '' : labelOf(key));
  return (
    <Panel title={title} note={texts.note}>
      <Plot figure={figure} label={title} className={view['tall']} subject={title} />
    </Panel>
  );
}
