import { Button } from '@mantine/core';
import type { BudgetEntry, ErrorBudget, Shifts } from '../../assess/budget/results';
import { FORBIDDEN_COPPER_EV, LINES } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { NotHeld } from '../controls/NotHeld';
import { Panel } from '../controls/Panel';
import { formatFixed } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './BudgetPanel.module.css';
import { TableFrame } from '../tables/TableFrame';
import { budgetTable } from '../tables/resultTables';

const TEXTS = labels.results.budget;

/** Statistical and systematic errors of the reference calibration, made when they are asked for. */
export function BudgetPanel() {
  const { budget, canRun, runBudget } = useWorkbench(({ budget, task, waiting, workerHoldsAnalysis, runBudget }) => ({
    budget,
    canRun: task === null && waiting === 0 && workerHoldsAnalysis,
    runBudget,
  }));
  const interest = useWorkbench(({ analysis }) => analysis?.interest.line ?? 'CuKa');
  return (
    <Panel
      title={<Jargon term="errorBudget">{TEXTS.title}</Jargon>}
      note={TEXTS.note(String(FORBIDDEN_COPPER_EV))}
      tools={
        <Button variant="default" size="xs" disabled={!canRun} onClick={() => void runBudget()}>
          {labels.names.makeBudget}
        </Button>
      }
    >
      <NotHeld />
      {interest !== 'CuKa' && <p role="note">{TEXTS.copperAlone(LINES[interest].label)}</p>}
      {budget === null ? <p className={classes['empty']}>{TEXTS.empty}</p> : <BudgetTable budget={budget} />}
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
            <th scope="col">{TEXTS.source}</th>
            <th scope="col" className="number">
              {TEXTS.scale(String(FORBIDDEN_COPPER_EV))}
            </th>
            <th scope="col" className="number">
              {TEXTS.position}
            </th>
            <th scope="col" className="number">
              {TEXTS.fwhm}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...of('statistical'), ...of('systematic')].map((entry) => (
            <Row key={entry.source} {...entry} />
          ))}
        </tbody>
        <tbody className={classes['sums']}>
          <Row source={TEXTS.systematic} change={TEXTS.quadrature} isSigned={false} {...budget.systematic} />
          <Row source={TEXTS.total} change={TEXTS.both} isSigned={false} {...budget.total} />
        </tbody>
        <tbody className={classes['information']} aria-label={TEXTS.information}>
          {of('information').map((entry) => (
            <Row key={entry.source} {...entry} change={TEXTS.inNoSum(entry.change)} />
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
