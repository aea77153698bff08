import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ClosureReport } from '../../assess/closure/results';
import { closureDeviationsFigure } from '../../plots/closure';
import { Plot } from '../../plots/Plot';
import { batchPositions } from '../../store/derived/batches';
import { labelOf } from '../../store/derived/channels';
import { SeriesKey } from '../controls/SeriesKey';
import { lineWord } from '../format/lineWord';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import view from '../view.module.css';
import classes from './ClosurePanel.module.css';
import { closurePullsOf } from './figures';

const TEXTS = labels.results.closure;

type Places = 'sdd' | 'time';

/** Pulls as a histogram, and where the deviations are: by SDD, or along the run. */
export function ClosureFigures({ closure }: { readonly closure: ClosureReport }) {
  const theme = usePlotTheme();
  const summary = useWorkbench((state) => state.summary);
  const [places, setPlaces] = useState<Places>('sdd');
  const line = lineWord(closure.line);
  const pulls = useMemo(() => closurePullsOf(closure, theme), [closure, theme]);
  const deviations = useMemo(() => {
    if (places === 'sdd' || summary === null) {
      const names = closure.detectors.map(labelOf);
      const x = names.map((_, index) => index);
      return closureDeviationsFigure({ title: TEXTS.detector, x, names, summaries: closure.byDetector }, theme);
    }
    return closureDeviationsFigure({ ...batchPositions(summary), names: null, summaries: closure.byBatch }, theme);
  }, [closure, summary, places, theme]);
  return (
    <>
      <div className={classes['tools']}>
        <SeriesKey spectra={['reference', 'optimized']} />
        <span className={classes['key']}>{TEXTS.key}</span>
        <SegmentedControl
          aria-label={TEXTS.against}
          data={[
            { value: 'sdd', label: TEXTS.byDetector },
            { value: 'time', label: TEXTS.inTime },
          ]}
          value={places}
          onChange={(value) => setPlaces(value === 'time' ? 'time' : 'sdd')}
        />
      </div>
      <div className={view['row']}>
        <Plot figure={pulls} label={TEXTS.pulls(line)} className={view['plot']} />
        <Plot
          figure={deviations}
          label={places === 'sdd' ? TEXTS.deviationsByDetector(line) : TEXTS.deviationsInTime(line)}
          className={view['plot']}
        />
      </div>
    </>
  );
}
