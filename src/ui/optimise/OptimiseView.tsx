import { EmptyState } from '../controls/EmptyState';
import { Apart } from '../failures/Apart';
import { labels } from '../../labels/labels';
import { BeforeAfterPanel } from '../results/BeforeAfterPanel';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { DescentPanel } from './DescentPanel';
import { LiveCopper } from './LiveCopper';
import { Transport } from './Transport';

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
      <EmptyState title="Nothing optimised yet">
        Press {labels.names.runAnalysis} first. Then play the descent, step through it, drag its learning rate; or
        change loss and optimiser and press {labels.names.optimise}: it starts from the reference calibration again.
      </EmptyState>
    );
  }
  const extra =
    looked === null ? null : { name: `Iteration ${String(looked.iteration)} (in sample, looked at)`, row: looked.row };
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
