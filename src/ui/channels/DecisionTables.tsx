import { Button } from '@mantine/core';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { DatasetSummary } from '../../worker/protocol';
import { formatTime } from '../format/number';
import { leftOutTable, splitsTable } from '../tables/runTables';
import type { TableModel } from '../tables/model';
import { TableFrame } from '../tables/TableFrame';
import { labels } from '../../labels/labels';
import { whenOf } from './FlagsPanel';
import classes from './Watch.module.css';

const texts = labels.channels.decisions;

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
    const name = texts.leftOut.undoOf(when, detector);
    return { key: `${detector} ${String(batch)}`, detector, when, reason, name, onUndo: () => include(stretch) };
  });
  const model = () => leftOutTable(excluded, ({ batch }) => whenOf(summary, batch));
  return <DecisionTable words={texts.leftOut} rows={rows} model={model} />;
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
    const name = texts.split.undoOf(when, detector);
    return { key: `${detector} ${String(atS)}`, detector, when, reason, name, onUndo: () => remove(split) };
  });
  return <DecisionTable words={texts.split} rows={rows} model={() => splitsTable(splits)} />;
}

interface DecisionTableProps {
  /** `undo`: what the button of a row says; its accessible name is the row's `name`. */
  readonly words: { readonly title: string; readonly when: string; readonly undo: string };
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

function DecisionTable({ words, rows, model }: DecisionTableProps) {
  return (
    <TableFrame title={words.title} model={model}>
      <table className="figures" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.title}</th>
            <th scope="col">{words.when}</th>
            <th scope="col">{texts.why}</th>
            <th scope="col">
              <span className="visually-hidden">{texts.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, detector, when, reason, name, onUndo }) => (
            <tr key={key}>
              <th scope="row">{labels.channels.sdd(detector)}</th>
              <td className={classes['when']}>{when}</td>
              <td className="wraps">{reason}</td>
              <td>
                <Button variant="subtle" size="compact-xs" aria-label={name} onClick={onUndo}>
                  {words.undo}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
