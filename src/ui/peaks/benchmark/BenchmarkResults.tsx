import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { labels } from '../../../labels/labels';
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

const WORDS = labels.peaks.benchmark;
const ALL_LINES = WORDS.byYield.allLines;

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
          title={WORDS.byYield.title}
          note={WORDS.byYield.note}
          tools={
            <SegmentedControl
              aria-label={WORDS.byYield.line}
              size="xs"
              data={[ALL_LINES, ...report.lines.map((id) => LINES[id].label)]}
              value={line}
              onChange={setLine}
            />
          }
        >
          <Plot figure={byYield} label={WORDS.byYield.plot} className={view['plot']} subject={line} />
        </Panel>
        <Panel title={WORDS.errors.title} note={WORDS.errors.note}>
          <Plot figure={errors} label={WORDS.errors.plot} className={view['plot']} />
        </Panel>
      </div>
      <Panel title={WORDS.byLine.title} note={WORDS.byLine.note}>
        <FinderLineTable report={report} labelOf={labelOf} />
      </Panel>
    </>
  );
}

function labelOf(finder: string): string {
  return FINDERS.find(({ id }) => id === finder)?.label ?? finder;
}

function originOf({ spectra, seed, limit }: BenchmarkReport): string {
  return [
    seed === null ? WORDS.fromFile(String(spectra)) : WORDS.fromSeed(String(spectra), String(seed)),
    ...(limit?.kind === 'estimated' ? [WORDS.limitsEstimated] : []),
    WORDS.units,
  ].join(' ');
}
