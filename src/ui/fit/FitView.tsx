import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { LineFit } from '../../fit/lineFit';
import { fitCounts, fitsBySeverity } from '../../store/derived/lines';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { SelectedSpectrum } from '../controls/SelectedSpectrum';
import { formatInteger } from '../format/number';
import { placeName } from '../format/place';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { FitTable } from './FitTable';

type Filter = 'odd' | 'selected' | 'all';

/** The fits of all lines, bad ones first, and the selected spectrum with the fitted positions. */
export function FitView() {
  const { summary, analysis, selection } = useWorkbench(({ summary, analysis, selection }) => ({
    summary,
    analysis,
    selection,
  }));
  const [filter, setFilter] = useState<Filter>('odd');
  const fits = useMemo(() => fitsBySeverity(analysis?.fits ?? []), [analysis]);
  if (summary === null || analysis === null) {
    return (
      <EmptyState title="No fits yet">
        {LABELS.runAnalysis} fits the titanium, manganese and copper lines of every spectrum.
      </EmptyState>
    );
  }
  const { ok, poor, failed } = fitCounts(fits);
  const shown = fits.filter((fit) => isShown(fit, filter, selection.detector, selection.batch));
  return (
    <div className={view['view']}>
      <Panel
        title={placeName(summary, selection)}
        note="Solid with band: fitted position and its error. Dashed: predicted."
        tools={<ScaleSwitch />}
      >
        <SelectedSpectrum className={view['plot']} />
      </Panel>
      <Panel
        title="Fits"
        note={`${formatInteger(ok)} good, ${formatInteger(poor)} poor, ${formatInteger(failed)} without result. A poor fit counts with its error scaled by √(χ²/ndf), a failed one does not count.`}
        tools={
          <SegmentedControl
            aria-label="Which fits"
            data={[
              { value: 'odd', label: 'poor and failed' },
              { value: 'selected', label: 'selected SDD' },
              { value: 'all', label: 'all' },
            ]}
            value={filter}
            onChange={(value) => setFilter(value)}
          />
        }
        className={view['grow']}
      >
        <FitTable fits={shown} summary={summary} />
      </Panel>
    </div>
  );
}

function isShown(fit: LineFit, filter: Filter, detector: number, batch: number | null): boolean {
  if (filter === 'odd') return fit.status !== 'ok';
  return filter === 'all' || (fit.detector === detector && (batch === null || fit.batch === batch));
}
