import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Analysis } from '../../assess/results';
import type { LineFit } from '../../fit/lineFit';
import { labels } from '../../labels/labels';
import { fitCounts, fitsBySeverity } from '../../store/derived/lines';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { FitTable } from './FitTable';

const TEXTS = labels.fit.list;

type Filter = 'odd' | 'selected' | 'all';

interface FitsPanelProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis;
  /** Called after a fit was picked from the table. */
  readonly onPick: () => void;
}

/** The fits of all lines, bad ones first. */
export function FitsPanel({ summary, analysis, onPick }: FitsPanelProps) {
  const selection = useWorkbench((state) => state.selection);
  const [filter, setFilter] = useState<Filter>('odd');
  const fits = useMemo(() => fitsBySeverity(analysis.fits), [analysis]);
  const { ok, poor, failed } = fitCounts(fits);
  const shown = fits.filter((fit) => isShown(fit, filter, selection.detector, selection.batch));
  return (
    <Panel
      title={TEXTS.title}
      note={TEXTS.note(formatInteger(ok), formatInteger(poor), formatInteger(failed))}
      tools={
        <SegmentedControl
          aria-label={TEXTS.filter}
          data={[
            { value: 'odd', label: TEXTS.odd },
            { value: 'selected', label: TEXTS.selected },
            { value: 'all', label: TEXTS.all },
          ]}
          value={filter}
          onChange={(value) => setFilter(value)}
        />
      }
      className={view['grow']}
    >
      <FitTable fits={shown} summary={summary} onPick={onPick} />
    </Panel>
  );
}

function isShown(fit: LineFit, filter: Filter, detector: number, batch: number | null): boolean {
  if (filter === 'odd') return fit.status !== 'ok';
  return filter === 'all' || (fit.detector === detector && (batch === null || fit.batch === batch));
}
