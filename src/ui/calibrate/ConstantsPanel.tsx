import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import type { DatasetSummary } from '../../worker/protocol';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { placeName } from '../format/place';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { constantsOf } from './constantsFigure';
import { driftText } from './driftText';
import classes from './ConstantsPanel.module.css';

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
      title={`${name}: constants against time`}
      note={
        <>
          On top, energies of fixed channels, less those of the lines that the standard calibration puts there; then the
          gain amid them. Bands are one σ; crosses, each batch by its own lines, before its neighbours have a say. The{' '}
          <Jargon term="curvature">curvature</Jargon> is shared by all batches; its error is in every band, most of all
          in that of p₀. {driftText(analysis.drift)}
        </>
      }
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot
        figure={figure}
        label="Calibration constants of the selected SDD against time"
        className={classes['constants']}
        subject={name}
      />
    </Panel>
  );
}
