import { Button } from '@mantine/core';
import type { BudgetEntry, ErrorBudget, Shifts } from '../../assess/budget/results';
import { FORBIDDEN_COPPER_EV } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { NotHeld } from '../controls/NotHeld';
import { Panel } from '../controls/Panel';
import { formatFixed } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './BudgetPanel.module.css';
import { TableFrame } from '../tables/TableFrame';
import { budgetTable } from '../tables/resultTables';

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
          {labels.names.makeBudget}
        </Button>
      }
    >
      <NotHeld />
      {budget === null ? (
        <p className={classes['empty']}>Not made yet. It takes about as long as the analysis.</p>
      ) : (
        <BudgetTable budget={budget} />
      )}
    </Panel>
  );
}

function BudgetTable({ budget }: { readonly budget: ErrorBudget }) {
  const of = (kind: BudgetEntry['kind']) => budget.entries.filter((entry) => entry.kind === kind);
  return (
    <TableFrame title={labels.names.budgetTable} model={() => budgetTable(budget, FORBIDDEN_COPPER_EV)}>
      <table className="figures" aria-label={labels.names.budgetTable}>
        <thead>
          <tr>
            <th scope="col">Source, and what was changed</th>
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
          {[...of('statistical'), ...of('systematic')].map((entry) => (
            <Row key={entry.source} {...entry} />
          ))}
        </tbody>
        <tbody className={classes['sums']}>
          <Row source="Systematic" change="those above in quadrature" isSigned={false} {...budget.systematic} />
          <Row source="Total" change="statistical and systematic" isSigned={false} {...budget.total} />
        </tbody>
        <tbody className={classes['information']} aria-label="For information">
          {of('information').map((entry) => (
            <Row key={entry.source} {...entry} change={`${entry.change}; for information, in no sum`} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ source, change, isSigned, ...shifts }: Omit<BudgetEntry, 'kind'>) {
  return (
    <tr>
      <th scope="row" className="wraps">
        {source}: <span className={classes['change']}>{change}</span>
      </th>
      <Figures shifts={shifts} isSigned={isSigned} />
    </tr>
  );
}

/** An error has no sign; a shift has one, since it tells which way to look. */
function Figures({ shifts, isSigned }: { readonly shifts: Shifts; readonly isSigned: boolean }) {
  return [shifts.scaleEv, shifts.positionEv, shifts.fwhmEv].map((value, column) => (
    // The three columns are fixed.
    <td key={column} className="number">
      {value !== null && (isSigned ? (value > 0 ? '+' : '') : '± ')}
      {formatFixed(value, 2)}
    </td>
  ));
}
