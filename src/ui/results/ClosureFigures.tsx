import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ClosureReport } from '../../assess/closure/results';
import { closureDeviationsFigure } from '../../plots/closure';
import { Plot } from '../../plots/Plot';
import { batchPositions } from '../../store/derived/batches';
import { labelOf } from '../../store/derived/channels';
import { labels } from '../../labels/labels';
import { SeriesKey } from '../controls/SeriesKey';
import { lineWord } from '../format/lineWord';

import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import classes from './ClosurePanel.module.css';
import { closurePullsOf } from './figures';

type Places = 'sdd' | 'time';

/** Pulls as a histogram, and where the deviations are: by SDD, or along the run. */
export function ClosureFigures({ closure }: { readonly closure: ClosureReport }) {
  const theme = usePlotTheme();
  const summary = useWorkbench((state) => state.summary);
  const [places, setPlaces] = useState<Places>('sdd');
  const pulls = useMemo(() => closurePullsOf(closure, theme), [closure, theme]);
  const deviations = useMemo(() => {
    if (places === 'sdd' || summary === null) {
      const names = closure.detectors.map(labelOf);
      const x = names.map((_, index) => index);
      return closureDeviationsFigure({ title: 'SDD', x, names, summaries: closure.byDetector }, theme);
    }
    return closureDeviationsFigure({ ...batchPositions(summary), names: null, summaries: closure.byBatch }, theme);
  }, [closure, summary, places, theme]);
  return (
    <>
      <div className={classes['tools']}>
        <SeriesKey spectra={['reference', 'optimized']} />
        <span className={classes['key']}>dotted: what pulls of width 1 give</span>
        <SegmentedControl
          aria-label="What the deviations are shown against"
          data={[
            { value: 'sdd', label: 'by SDD' },
            { value: 'time', label: 'in time' },
          ]}
          value={places}
          onChange={(value) => setPlaces(value === 'time' ? 'time' : 'sdd')}
        />
      </div>
      <div className={view['row']}>
        <Plot figure={pulls} label={labels.results.closurePulls(lineWord(closure.line))} className={view['plot']} />
        <Plot
          figure={deviations}
          label={labels.results.closureDeviations(lineWord(closure.line), places === 'sdd' ? 'by SDD' : 'in time')}
          className={view['plot']}
        />
      </div>
    </>
  );
}
