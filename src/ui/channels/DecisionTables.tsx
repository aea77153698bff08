import { Button } from '@mantine/core';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { DatasetSummary } from '../../worker/protocol';
import { formatTime } from '../format/number';
import { leftOutTable, splitsTable } from '../tables/runTables';
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
  return (
    <TableFrame title="Left out" model={() => leftOutTable(excluded, ({ batch }) => whenOf(summary, batch))}>
      <table className="figures" aria-label="Left out">
        <thead>
          <tr>
            <th scope="col">Left out</th>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="visually-hidden">Take in again</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {excluded.map((stretch) => {
            const when = whenOf(summary, stretch.batch);
            return (
              <tr key={`${stretch.detector} ${String(stretch.batch)}`}>
                <th scope="row">SDD {stretch.detector}</th>
                <td className={classes['when']}>{when}</td>
                <td className="wraps">{stretch.reason}</td>
                <td>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Take in ${when} of SDD ${stretch.detector} again`}
                    onClick={() => include(stretch)}
                  >
                    take in
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface SplitsProps {
  readonly splits: readonly BatchSplit[];
  readonly remove: (split: BatchSplit) => void;
}

/** Where batches are split, with reasons. */
export function SplitsTable({ splits, remove }: SplitsProps) {
  return (
    <TableFrame title="Split" model={() => splitsTable(splits)}>
      <table className="figures" aria-label="Split">
        <thead>
          <tr>
            <th scope="col">Split</th>
            <th scope="col">At</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="visually-hidden">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {splits.map((split) => {
            const when = formatTime(split.atS);
            return (
              <tr key={`${split.detector} ${String(split.atS)}`}>
                <th scope="row">SDD {split.detector}</th>
                <td className={classes['when']}>{when}</td>
                <td className="wraps">{split.reason}</td>
                <td>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Take back the split of SDD ${split.detector} at ${when}`}
                    onClick={() => remove(split)}
                  >
                    take back
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
