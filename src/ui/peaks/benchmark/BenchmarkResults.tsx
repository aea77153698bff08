import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BenchmarkReport } from '../../../peaks/benchmark/report';
import { benchmarkByYieldFigure } from '../../../plots/benchmarkByYield';
import { benchmarkErrorsFigure } from '../../../plots/benchmarkErrors';
import { Plot } from '../../../plots/Plot';
import { FINDERS, LINES } from '../../../store/catalogue';
import { Panel } from '../../controls/Panel';
import { usePlotTheme } from '../../usePlotTheme';
import view from '../../view.module.css';
import { FinderLineTable } from './FinderLineTable';
import { FinderTable } from './FinderTable';

const ALL_LINES = 'All';

/** Tables and plots of one comparison. */
export function BenchmarkResults({ report }: { readonly report: BenchmarkReport }) {
  const theme = usePlotTheme();
  const [line, setLine] = useState<string>(ALL_LINES);
  const index = report.lines.findIndex((id) => LINES[id].label === line);
  const byYield = useMemo(
    () => benchmarkByYieldFigure(report, { line: index < 0 ? null : index, labelOf, theme }),
    [report, index, theme],
  );
  const errors = useMemo(() => benchmarkErrorsFigure(report, { labelOf, theme }), [report, theme]);
  return (
    <>
      <Panel title={report.title} note={originOf(report)}>
        <FinderTable report={report} labelOf={labelOf} />
      </Panel>
      <div className={view['row']}>
        <Panel
          title="Standard deviation by yield"
          note="Colours as in the table; dashed: Cramér-Rao limit."
          tools={
            <SegmentedControl
              aria-label="Line of the plot"
              size="xs"
              data={[ALL_LINES, ...report.lines.map((id) => LINES[id].label)]}
              value={line}
              onChange={setLine}
            />
          }
        >
          <Plot
            figure={byYield}
            label="Standard deviation of each finder against the total yield"
            className={view['plot']}
            subject={line}
          />
        </Panel>
        <Panel title="Errors" note="Of all lines, in bins of one channel. Zoom out for those beyond 20 channels.">
          <Plot figure={errors} label="Histogram of predicted minus true of each finder" className={view['plot']} />
        </Panel>
      </div>
      <Panel title="By line" note="Standard deviation in ADC channels, and the share of the lines that was found.">
        <FinderLineTable report={report} labelOf={labelOf} />
      </Panel>
    </>
  );
}

function labelOf(finder: string): string {
  return FINDERS.find(({ id }) => id === finder)?.label ?? finder;
}

function originOf({ spectra, seed, limit }: BenchmarkReport): string {
  const origin = seed === null ? 'of a file' : `drawn with seed ${String(seed)}`;
  const limits = limit?.kind === 'estimated' ? 'Limits are estimated by a fit to the counts. ' : '';
  return `${String(spectra)} spectra ${origin}. ${limits}All figures in ADC channels but for shares, pulls and times.`;
}
