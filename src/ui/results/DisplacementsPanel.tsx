import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { shareWithinOne } from '../../plots/displacements';
import { Plot } from '../../plots/Plot';
import { Jargon } from '../controls/Jargon';
import { lineWord } from '../format/lineWord';
import { Panel } from '../controls/Panel';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import view from '../view.module.css';
import { displacementMapOf, displacementsOf } from './figures';

const TEXTS = labels.results.displacements;

/** How far the optimisation moved its line (paper Fig. 6): all batches together, and each by itself. */
export function DisplacementsPanel({ analysis }: { readonly analysis: Analysis }) {
  const theme = usePlotTheme();
  const summary = useWorkbench((state) => state.summary);
  const values = useMemo(() => analysis.displacements.map(({ value }) => value), [analysis]);
  const histogram = useMemo(() => displacementsOf(analysis, theme), [analysis, theme]);
  const map = useMemo(
    () => (summary === null ? null : displacementMapOf(analysis, summary, theme)),
    [analysis, summary, theme],
  );
  const share = shareWithinOne(values);
  const line = lineWord(analysis.optimisation.line);
  return (
    <Panel
      title={<Jargon term="displacement">{TEXTS.title}</Jargon>}
      note={share === null ? TEXTS.note(line) : TEXTS.noteWithShare(line, (100 * share).toFixed(0))}
    >
      <div className={view['row']}>
        <Plot figure={histogram} label={TEXTS.histogram} className={view['plot']} />
        {map !== null && <Plot figure={map} label={TEXTS.map} className={view['plot']} />}
      </div>
    </Panel>
  );
}
