import { EmptyState } from '../controls/EmptyState';
import { Apart } from '../failures/Apart';
import { labels } from '../../labels/labels';
import { BeforeAfterPanel } from '../results/BeforeAfterPanel';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { DescentPanel } from './DescentPanel';
import { LiveCopper } from './LiveCopper';
import { Transport } from './Transport';

const TEXTS = labels.optimise;

/** The optimisation while it runs, step by step, and after it: log likelihood (paper Fig. 5) and the line of interest. */
export function OptimiseView() {
  const { hasSomething, table, limits, looked } = useWorkbench(({ analysis, live, looked }) => ({
    hasSomething: analysis !== null || live !== null,
    table: analysis?.interest ?? null,
    limits: analysis?.optimisation.limits ?? null,
    looked,
  }));
  if (!hasSomething) {
    return (
      <EmptyState title={TEXTS.empty.title}>
        {TEXTS.empty.text(labels.names.runAnalysis, labels.names.optimise)}
      </EmptyState>
    );
  }
  const extra = looked === null ? null : { name: TEXTS.lookedAt(String(looked.iteration)), row: looked.row };
  return (
    <div className={view['view']}>
      <Apart>
        {limits !== null && (
          <p role="note" className="faint">
            {limits}
          </p>
        )}
        {table !== null && <Transport />}
        <div className={view['row']}>
          <Apart of={labels.failures.descent}>
            <DescentPanel />
            <LiveCopper />
          </Apart>
        </div>
        {table !== null && <BeforeAfterPanel table={table} extra={extra} />}
      </Apart>
    </div>
  );
}
