import { Button } from '@mantine/core';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { DatasetSummary } from '../../worker/protocol';
import { formatTime } from '../format/number';
import { leftOutTable, splitsTable } from '../tables/runTables';
import type { TableModel } from '../tables/model';
import { TableFrame } from '../tables/TableFrame';
import { whenOf } from './FlagsPanel';
import classes from './Watch.module.css';

interface LeftOutProps {
  readonly excluded: readonly ExcludedStretch[];
  readonly summary: DatasetSummary;
  readonly include: (stretch: ExcludedStretch) => void;
}

/** What is left out, with reasons. */
export function LeftOutTable({ excluded, summary, include }: LeftOutProps) {
  const rows = excluded.map((stretch) => {
    const { detector, batch, reason } = stretch;
    const when = whenOf(summary, batch);
    const name = `Take in ${when} of SDD ${detector} again`;
    return { key: `${detector} ${String(batch)}`, detector, when, reason, name, onUndo: () => include(stretch) };
  });
  const model = () => leftOutTable(excluded, ({ batch }) => whenOf(summary, batch));
  return <DecisionTable title="Left out" whenTitle="When" undo="take in" rows={rows} model={model} />;
}

interface SplitsProps {
  readonly splits: readonly BatchSplit[];
  readonly remove: (split: BatchSplit) => void;
}

/** Where batches are split, with reasons. */
export function SplitsTable({ splits, remove }: SplitsProps) {
  const rows = splits.map((split) => {
    const { detector, atS, reason } = split;
    const when = formatTime(atS);
    const name = `Take back the split of SDD ${detector} at ${when}`;
    return { key: `${detector} ${String(atS)}`, detector, when, reason, name, onUndo: () => remove(split) };
  });
  return <DecisionTable title="Split" whenTitle="At" undo="take back" rows={rows} model={() => splitsTable(splits)} />;
}

interface DecisionTableProps {
  readonly title: string;
  readonly whenTitle: string;
  /** What the button of a row says; its accessible name is the row's `name`. */
  readonly undo: string;
  readonly rows: readonly {
    readonly key: string;
    readonly detector: string;
    readonly when: string;
    readonly reason: string;
    readonly name: string;
    readonly onUndo: () => void;
  }[];
  readonly model: () => TableModel;
}

function DecisionTable({ title, whenTitle, undo, rows, model }: DecisionTableProps) {
  return (
    <TableFrame title={title} model={model}>
      <table className="figures" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{whenTitle}</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="visually-hidden">Undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, detector, when, reason, name, onUndo }) => (
            <tr key={key}>
              <th scope="row">SDD {detector}</th>
              <td className={classes['when']}>{when}</td>
              <td className="wraps">{reason}</td>
              <td>
                <Button variant="subtle" size="compact-xs" aria-label={name} onClick={onUndo}>
                  {undo}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
