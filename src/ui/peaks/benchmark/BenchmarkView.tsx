import { EmptyState } from '../../controls/EmptyState';
import { Panel } from '../../controls/Panel';
import { Apart } from '../../failures/Apart';
import { useWorkbench } from '../../useWorkbench';
import view from '../../view.module.css';
import { BenchmarkControls } from './BenchmarkControls';
import { BenchmarkResults } from './BenchmarkResults';

/** All finders on spectra whose lines are known, beside the least error that the counts allow. */
export function BenchmarkView() {
  const benchmark = useWorkbench((state) => state.benchmark);
  return (
    <div className={view['view']}>
      <Apart>
        <Panel
          title="Benchmark of the peak finders"
          note="Every finder on the same simulated spectra of VIP-2, which no training has seen. The loaded run plays no part."
        >
          <BenchmarkControls />
        </Panel>
        {benchmark === null ? (
          <EmptyState title="No figures yet">
            Press Run benchmark to see how far each finder is from the truth, what it misses and makes up, and how close
            that is to the Cramér-Rao limit.
          </EmptyState>
        ) : (
          <BenchmarkResults report={benchmark} />
        )}
      </Apart>
    </div>
  );
}
