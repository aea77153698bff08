import type { EventTable } from '../choice/contents';
import { readBranch } from './baskets';
import { counterOf, MAX_HITS } from './events';
import type { RootFile } from './rootFile';
import type { Branch, Tree } from './tree';

const SHOWN_ROWS = 8;
const SHOWN_NUMBERS = 8;

/** The tree as the user sees it: branches of numbers, and the first entries. */
export async function describeTree(root: RootFile, tree: Tree): Promise<EventTable> {
  const branches = tree.branches.filter(({ type, name, perEntry }) => {
    const isCounted =
      typeof perEntry === 'string' && tree.branches.some((other) => other.name === perEntry && other.perEntry === 1);
    return type !== null && name !== '' && (typeof perEntry === 'number' || isCounted);
  });
  const rows = Math.min(...branches.map(({ entries }) => entries));
  const columns: number[][][] = [];
  for (const branch of branches) columns.push(await firstRowsOf(root, tree, branch, Math.min(SHOWN_ROWS, rows)));
  return {
    kind: 'events',
    path: tree.path,
    rows: Number.isFinite(rows) ? rows : 0,
    columns: branches.map(({ name, perEntry }) => ({ name, perRow: perEntry })),
    firstRows: Array.from({ length: Number.isFinite(rows) ? Math.min(SHOWN_ROWS, rows) : 0 }, (_, row) =>
      columns.map((values) => values[row] ?? []),
    ),
  };
}

async function firstRowsOf(root: RootFile, tree: Tree, branch: Branch, rows: number): Promise<number[][]> {
  if (branch.type === null) return [];
  const reader = readBranch(root, branch, branch.type);
  const counter = typeof branch.perEntry === 'string' ? counterOf(root, tree, branch.perEntry) : null;
  const counts = new Float64Array(rows).fill(typeof branch.perEntry === 'number' ? branch.perEntry : NaN);
  await counter?.fill(counts, 0, rows);
  const found: number[][] = [];
  for (const count of counts) {
    if (!(Number.isInteger(count) && count >= 0 && count <= MAX_HITS)) break;
    const values = new Float64Array(count);
    await reader.fill(values, 0, count);
    found.push([...values.subarray(0, SHOWN_NUMBERS)]);
  }
  return found;
}
