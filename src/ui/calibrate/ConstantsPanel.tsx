import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { placeName } from '../format/place';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { Worded } from '../controls/Worded';
import { constantsOf } from './constantsFigure';
import { driftText } from './driftText';
import classes from './ConstantsPanel.module.css';

const texts = labels.calibrate.constants;
const ALL = ['standard', 'reference', 'optimized'] as const;

interface ConstantsPanelProps {
  readonly summary: DatasetSummary;
  readonly analysis: Analysis;
}

/** The energy scale of the selected detector against time, with what its batches' own lines say. */
export function ConstantsPanel({ summary, analysis }: ConstantsPanelProps) {
  const { detector, batch } = useWorkbench((state) => state.selection);
  const theme = usePlotTheme();
  const figure = useMemo(
    () => constantsOf(summary, analysis, { detector, batch }, theme),
    [summary, analysis, detector, batch, theme],
  );
  const name = placeName(summary, { detector, batch: null }).split(',')[0] ?? '';
  return (
    <Panel
      title={texts.title(name)}
      note={<Worded text={texts.note} slots={{ drift: driftText(analysis.drift) }} />}
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot figure={figure} label={texts.plot} className={classes['constants']} subject={name} />
    </Panel>
  );
}
