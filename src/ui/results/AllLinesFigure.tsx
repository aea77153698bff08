import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { Worded } from '../controls/Worded';
import { formatMeasured } from '../format/number';
import { usePlotTheme } from '../usePlotTheme';
import { labels } from '../../labels/labels';
import view from '../view.module.css';
import { allLinesOf } from './figures';

const TEXTS = labels.results.allLines;

const ALL = ['standard', 'reference', 'optimized'] as const;

/** Relative errors and widths of every line, held out and in sample beside each other. */
export function AllLinesFigure({ analysis }: { readonly analysis: Analysis }) {
  const theme = usePlotTheme();
  const { lines, predictedFwhmEv } = analysis;
  const figure = useMemo(() => allLinesOf({ lines, predictedFwhmEv }, theme), [lines, predictedFwhmEv, theme]);
  return (
    <Panel
      title={TEXTS.title}
      note={
        <Worded text={predictedFwhmEv === null ? TEXTS.note : TEXTS.noteWithAlarm(formatMeasured(predictedFwhmEv))} />
      }
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot figure={figure} label={TEXTS.plot} className={view['tall']} />
    </Panel>
  );
}
