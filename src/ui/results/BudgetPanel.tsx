import { Button } from '@mantine/core';
import type { BudgetEntry, ErrorBudget, Shifts } from '../../assess/budget/results';
import { FORBIDDEN_COPPER_EV } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatFixed } from '../format/number';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import classes from './BudgetPanel.module.css';

const KIND_ORDER: readonly BudgetEntry['kind'][] = ['statistical', 'systematic', 'information'];

/** Statistical and systematic errors of the reference calibration, made when they are asked for. */
export function BudgetPanel() {
  const { budget, canRun, runBudget } = useWorkbench(({ budget, task, waiting, workerHoldsAnalysis, runBudget }) => ({
    budget,
    canRun: task === null && waiting === 0 && workerHoldsAnalysis,
    runBudget,
  }));
  return (
    <Panel
      title={<Jargon term="errorBudget">Error budget</Jargon>}
      note={`Of the reference calibration, in eV. Each choice behind it is made another way by itself; what the figures move by is its error. The scale matters at ${String(FORBIDDEN_COPPER_EV)} eV, where forbidden copper is searched for.`}
      tools={
        <Button variant="default" size="xs" disabled={!canRun} onClick={() => void runBudget()}>
          {LABELS.makeBudget}
        </Button>
      }
    >
      {budget === null ? (
        <p className={classes['empty']}>Not made yet. It takes about as long as the analysis.</p>
      ) : (
        <BudgetTable budget={budget} />
      )}
    </Panel>
  );
}

function BudgetTable({ budget }: { readonly budget: ErrorBudget }) {
  const entries = KIND_ORDER.flatMap((kind) => budget.entries.filter((entry) => entry.kind === kind));
  return (
    <div className="scroll">
      <table className="figures" aria-label={LABELS.budgetTable}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">What was changed</th>
            <th scope="col" className="number">
              Scale at {FORBIDDEN_COPPER_EV} eV
            </th>
            <th scope="col" className="number">
              Cu Kα position
            </th>
            <th scope="col" className="number">
              Cu Kα FWHM
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.source} data-kind={entry.kind} className={classes['entry']}>
              <th scope="row">{entry.source}</th>
              <td>{entry.kind === 'information' ? `${entry.change}; for information, in no sum` : entry.change}</td>
              <Figures shifts={entry} isError={entry.kind === 'statistical'} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Systematic</th>
            <td>in quadrature</td>
            <Figures shifts={budget.systematic} isError />
          </tr>
          <tr>
            <th scope="row">Total</th>
            <td>statistical and systematic</td>
            <Figures shifts={budget.total} isError />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** An error has no sign; a shift has one, since it tells which way to look. */
function Figures({ shifts, isError }: { readonly shifts: Shifts; readonly isError: boolean }) {
  return [shifts.scaleEv, shifts.positionEv, shifts.fwhmEv].map((value, column) => (
    // The three columns are fixed.
    <td key={column} className="number">
      {value !== null && (isError ? '± ' : value > 0 ? '+' : '')}
      {formatFixed(value, 2)}
    </td>
  ));
}
