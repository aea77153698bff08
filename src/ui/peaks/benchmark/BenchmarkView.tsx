import { labels } from '../../../labels/labels';
import { EmptyState } from '../../controls/EmptyState';
import { Panel } from '../../controls/Panel';
import { Apart } from '../../failures/Apart';
import { useWorkbench } from '../../useWorkbench';
import view from '../../view.module.css';
import { BenchmarkControls } from './BenchmarkControls';
import { BenchmarkResults } from './BenchmarkResults';

const WORDS = labels.peaks.benchmark;

/** All finders on spectra whose lines are known, beside the least error that the counts allow. */
export function BenchmarkView() {
  const benchmark = useWorkbench((state) => state.benchmark);
  return (
    <div className={view['view']}>
      <Apart>
        <Panel title={WORDS.title} note={WORDS.note}>
          <BenchmarkControls />
        </Panel>
        {benchmark === null ? (
          <EmptyState title={WORDS.emptyTitle}>{WORDS.empty}</EmptyState>
        ) : (
          <BenchmarkResults report={benchmark} />
        )}
      </Apart>
    </div>
  );
}
