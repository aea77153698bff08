import { useCallback, useDeferredValue, useMemo } from 'react';
import { adcSpectrumFigure } from '../../plots/adcSpectrum';
import { Plot } from '../../plots/Plot';
import { ratesFigure } from '../../plots/rates';
import { batchPositions, ratesOf, totalOfAll } from '../../store/derived/batches';
import { labelOf } from '../../store/derived/channels';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { Apart } from '../failures/Apart';
import { ProfilePanel } from '../profile/ProfilePanel';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { FileTable } from './FileTable';
import { RestoredPanel } from './RestoredPanel';
import { AwaitedFiles } from '../sessions/AwaitedFiles';
import { labels } from '../../labels/labels';

const texts = labels.data;

/** What was loaded: rates against time, the sum of all spectra, the files. Nothing before: then the page shows `NothingYet`. */
export function DataView() {
  // Made in slices (App.tsx): all of it at once would block the page as a run arrives.
  const summary = useDeferredValue(useWorkbench((state) => state.summary));
  if (summary === null) return null;
  return (
    <div className={view['view']}>
      <Apart>
        <AwaitedFiles />
        <RestoredPanel />
        {summary.warnings.length > 0 && <Warnings warnings={summary.warnings} />}
        <ProfilePanel />
        {summary.eventsPerBatch.length > 1 && <Rates summary={summary} />}
        <AllSpectra summary={summary} />
        <FileTable />
      </Apart>
    </div>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  return (
    <Panel title={texts.warnings}>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Panel>
  );
}

function Rates({ summary }: { readonly summary: DatasetSummary }) {
  const { select, selection } = useWorkbench(({ select, selection }) => ({ select, selection }));
  const theme = usePlotTheme();
  const { figure, names, times } = useMemo(() => {
    const { rows, quantity } = ratesOf(summary);
    const positions = batchPositions(summary);
    const detectorLabels = summary.detectors.map(labelOf);
    return {
      figure: ratesFigure({ rows, detectorLabels, quantity }, { ...positions, selected: null }, theme),
      names: detectorLabels.map((label) => `SDD ${label}`),
      times: positions.x,
    };
  }, [summary, theme]);
  const onPointClick = useCallback(
    ({ x, y }: { readonly x: unknown; readonly y: unknown }) => {
      const detector = names.indexOf(String(y));
      const at = typeof x === 'number' ? x : Date.parse(`${String(x).replace(' ', 'T')}Z`);
      const batch = times.findIndex((time) => Math.abs(Number(time) - at) < 1000 * Number(typeof x !== 'number') + 0.5);
      if (detector >= 0) select({ detector, batch: batch < 0 ? selection.batch : batch });
    },
    [names, times, select, selection.batch],
  );
  return (
    <Panel title={texts.rates.title} note={texts.rates.note}>
      <Plot figure={figure} label={texts.rates.plot} className={view['tall']} onPointClick={onPointClick} />
    </Panel>
  );
}

function AllSpectra({ summary }: { readonly summary: DatasetSummary }) {
  const isLog = useWorkbench((state) => state.isLogScale);
  const theme = usePlotTheme();
  const total = useMemo(() => totalOfAll(summary), [summary]);
  const figure = useMemo(
    () =>
      adcSpectrumFigure(total, {
        theme,
        isLog,
        predicted: [],
        fitted: [],
        energyOf: null,
        binAdc: binOf(total.length),
      }),
    [total, theme, isLog],
  );
  return (
    <Panel title={texts.allSpectra.title} note={texts.allSpectra.note} tools={<ScaleSwitch />}>
      <Plot figure={figure} label={texts.allSpectra.plot} className={view['plot']} />
    </Panel>
  );
}

/** More bins than this take longer than a frame to draw (docs/benchmarks/frames.md). */
const DRAWN_BINS = 4096;

/** Channels per bin: single ones up to `DRAWN_BINS`, then a power of two, which keeps combs of the ADC together. */
function binOf(channels: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(channels / DRAWN_BINS)));
}
