import { useMemo } from 'react';
import { anomalyEvidenceFigure } from '../../plots/anomalyEvidence';
import { Plot } from '../../plots/Plot';
import { labelOf } from '../../store/derived/channels';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { useCursorAxis } from '../useCursorAxis';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { whenOf } from './FlagsPanel';
import { KIND_LABELS } from './kindLabels';
import classes from './Watch.module.css';

/** Why a flag is one: data, what was expected, and the difference. */
export function EvidencePanel({ summary }: { readonly summary: DatasetSummary }) {
  const { flag, evidence, isLog } = useWorkbench(({ flag, evidence, isLogScale }) => ({
    flag,
    evidence,
    isLog: isLogScale,
  }));
  const theme = usePlotTheme();
  const cursor = useCursorAxis('eV', flag?.detector ?? 0, flag?.batch ?? null);
  const figure = useMemo(
    () => (evidence === null || flag === null ? null : anomalyEvidenceFigure(evidence, flag.part, isLog, theme)),
    [evidence, flag, isLog, theme],
  );
  if (flag === null) {
    return (
      <Panel title="Why">
        <p className={classes['quiet']}>Click an SDD in the list of flags to see what made it.</p>
      </Panel>
    );
  }
  const key = summary.detectors[flag.detector];
  const title = `SDD ${key === undefined ? '' : labelOf(key)}, ${whenOf(summary, flag.batch)}: ${KIND_LABELS[flag.kind]}`;
  return (
    <Panel title={title} note={flag.reason} tools={<ScaleSwitch />}>
      {figure === null ? (
        <p className={classes['quiet']}>
          Nothing to draw: this SDD has no energy scale, or too few counts for a spectrum.
        </p>
      ) : (
        <Plot
          figure={figure}
          label={`Data, expectation and difference of ${title}`}
          className={view['tall']}
          subject={title}
          cursor={cursor}
        />
      )}
    </Panel>
  );
}
