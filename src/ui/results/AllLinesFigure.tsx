import { useMemo } from 'react';
import type { Analysis } from '../../assess/results';
import { Plot } from '../../plots/Plot';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { formatMeasured } from '../format/number';
import { usePlotTheme } from '../usePlotTheme';
import view from '../view.module.css';
import { allLinesOf } from './figures';

const ALL = ['standard', 'reference', 'optimized'] as const;

/** Relative errors and widths of every line, held out and in sample beside each other. */
export function AllLinesFigure({ analysis }: { readonly analysis: Analysis }) {
  const theme = usePlotTheme();
  const { lines, predictedFwhmEv } = analysis;
  const figure = useMemo(() => allLinesOf({ lines, predictedFwhmEv }, theme), [lines, predictedFwhmEv, theme]);
  return (
    <Panel
      title="Positions and widths of all lines"
      note={
        <>
          Above, how far each line lies from the tables; dotted, where a fit at this resolution should find it. Below,
          the widths with the <Jargon term="resolutionLaw">resolution law</Jargon> through Mn Kα of the reference
          (dashed)
          {predictedFwhmEv === null ? '' : ' and the '}
          {predictedFwhmEv !== null && <Jargon term="alarmLine">alarm line</Jargon>}
          {predictedFwhmEv === null
            ? '.'
            : ` at Cu Kα, ${formatMeasured(predictedFwhmEv)} eV: the width that Ti and Mn predict.`}
        </>
      }
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot
        figure={figure}
        label="Relative errors of the positions and widths of all lines, held out and in sample"
        className={view['tall']}
      />
    </Panel>
  );
}
