import type { Analysis } from '../../assess/results';
import type { DatasetSummary } from '../../worker/protocol';
import { labelOf } from './channels';

/** Displacement/sigma by detector and batch, null where there is none; detectors without any are left out. */
export function displacementRows({ displacements }: Pick<Analysis, 'displacements'>, summary: DatasetSummary) {
  const rows = summary.detectors.map(() => summary.batches.map((): number | null => null));
  for (const { detector, batch, value } of displacements) {
    const row = rows[detector];
    if (row !== undefined && batch < row.length) row[batch] = value;
  }
  const known = summary.detectors.flatMap((key, detector) => {
    const row = rows[detector] ?? [];
    return row.some((value) => value !== null) ? [{ row, label: labelOf(key) }] : [];
  });
  return { rows: known.map(({ row }) => row), detectorLabels: known.map(({ label }) => label) };
}
