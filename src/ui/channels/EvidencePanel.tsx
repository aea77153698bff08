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
import { labels } from '../../labels/labels';
import { whenOf } from './FlagsPanel';
import classes from './Watch.module.css';

const texts = labels.channels.evidence;

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
      <Panel title={texts.nothingChosen}>
        <p className={classes['quiet']}>{texts.chooseFlag}</p>
      </Panel>
    );
  }
  const key = summary.detectors[flag.detector];
  const sdd = key === undefined ? '' : labelOf(key);
  const title = texts.title(sdd, whenOf(summary, flag.batch), labels.channels.kinds[flag.kind]);
  return (
    <Panel title={title} note={flag.reason} tools={<ScaleSwitch />}>
      {figure === null ? (
        <p className={classes['quiet']}>{texts.nothingToDraw}</p>
      ) : (
        <Plot figure={figure} label={texts.plot(title)} className={view['tall']} subject={title} cursor={cursor} />
      )}
    </Panel>
  );
}
