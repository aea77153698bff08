import { EmptyState } from '../controls/EmptyState';
import { LABELS } from '../labels';
import { CuKaPanel } from '../results/CuKaPanel';
import { useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { DescentPanel } from './DescentPanel';
import { LiveCopper } from './LiveCopper';
import { Transport } from './Transport';

/** The optimisation while it runs, step by step, and after it: log likelihood (paper Fig. 5) and the copper line. */
export function OptimiseView() {
  const { hasSomething, hasAnalysis, looked } = useWorkbench(({ analysis, live, looked }) => ({
    hasSomething: analysis !== null || live !== null,
    hasAnalysis: analysis !== null,
    looked,
  }));
  if (!hasSomething) {
    return (
      <EmptyState title="Nothing optimised yet">
        Press {LABELS.runAnalysis} first. Then play the descent, step through it, drag its learning rate; or change loss
        and optimiser and press {LABELS.optimise}: it starts from the reference calibration again.
      </EmptyState>
    );
  }
  const extra =
    looked === null ? null : { name: `Iteration ${String(looked.iteration)} (in sample, looked at)`, row: looked.cuKa };
  return (
    <div className={view['view']}>
      {hasAnalysis && <Transport />}
      <div className={view['row']}>
        <DescentPanel />
        <LiveCopper />
      </div>
      {hasAnalysis && <CuKaPanel extra={extra} />}
    </div>
  );
}
