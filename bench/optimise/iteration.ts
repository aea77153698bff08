import { startBackend } from '../../test/fixtures/tfjsBackend';
import { figure, table } from '../peaks/tables';
import { cellsPerRow, makeRows } from './rows';
import { timeIteration, type Measured, type Times } from './timing';
import { timeDense, timeSparse, type SparseRun, type TorchRun } from './torch';

const MONTH_ROWS = 480;
const MOST_ROWS = 32_000;
/** PyTorch divided by ours that is asked for, by number of rows. */
const TARGETS = { [MONTH_ROWS]: 4, [MOST_ROWS]: 10 } as const;
/** Values agree to this part of themselves. */
const SAME_VALUE = 1e-5;

interface Case {
  readonly count: keyof typeof TARGETS;
  readonly sparseCells: number;
  readonly sparse: Measured;
  readonly printed: Measured;
  readonly full: Measured;
  readonly autodiff: Measured;
  readonly torchSparse: readonly SparseRun[];
  readonly torchFull: readonly SparseRun[];
  readonly torchDense: readonly TorchRun[];
}

/** One value and gradient: ours, tfjs and PyTorch; `python` null for none with PyTorch. */
export async function iterationSection(python: string | null): Promise<string> {
  await startBackend('wasm');
  const cases: Case[] = [];
  for (const count of [MONTH_ROWS, MOST_ROWS] as const) cases.push(await measure(count, python));
  return `## One iteration

One value and gradient of the log likelihood of every row (SDD and batch), 400 channels to a row, in ms: least and median of the
runs.

${cases.map((one) => caseTable(one)).join('\n\n')}

What is compared:

- _sparse_: 15 to 40 events a row, copper and background. Only the channels that hold counts are computed: ${cases.map(({ sparseCells }) => figure(sparseCells, 1)).join(' and ')} of
  400 on average. _full_: at least one event in each of the 400.
- Ours is the default loss, Jacobian, normalisation over the window and prior included, in Float64 on one thread; where the row
  says so, Eq. 3 as published.
- PyTorch _sparse_ and _full_ is the same loss on the same cells (\`bench/optimise/torch_sparse.py\`), by automatic differentiation;
  cells one behind the other or padded to a rectangle, whichever is faster. **This is the fair comparison.** The sums of the log
  likelihood agree: ${agreement(cases)}.
- PyTorch _dense_ is the script beside the simulated runs (\`torch_iteration.py\`): 400 channels of every row whether they hold counts or
  not, line and background alone, no Jacobian, no normalisation, no prior: less to do per channel, 20 times the channels.
  Most of that distance is the sparse cells, not the arithmetic.
- tfjs differentiates automatically, in float32 on its wasm backend: the reference for tests, and the way to a new loss.
- Ours reads each line shape from a table of cubics (docs/losses.md), PyTorch computes exp and erfc of every cell.
- Nothing is copied from a device: there is no read-back. No GPU was at hand; none was measured.

By least times:

${cases.flatMap((one) => verdicts(one)).join('\n')}
`;
}

async function measure(count: Case['count'], python: string | null): Promise<Case> {
  const rows = makeRows(count, 'sparse');
  const sparse = await timeIteration(rows, 'prior', 'fused');
  const printed = await timeIteration(rows, 'as-published', 'fused');
  const autodiff = await timeIteration(rows, 'prior', 'autodiff');
  const torchSparse = python === null ? [] : timeSparse(python, rows).results;
  const fullRows = makeRows(count, 'full');
  const full = await timeIteration(fullRows, 'prior', 'fused');
  // Cells of 32,000 full rows would be a file of gigabytes; 480 tell what a cell costs.
  const torchFull = python === null || count > MONTH_ROWS ? [] : timeSparse(python, fullRows).results;
  const torchDense = python === null ? [] : (timeDense(python, count) ?? []);
  return { count, sparseCells: cellsPerRow(rows), sparse, printed, full, autodiff, torchSparse, torchFull, torchDense };
}

function caseTable(one: Case): string {
  const row = (name: string, times: Times | undefined) => [
    name,
    figure(times?.min),
    figure(times?.median),
    figure((times?.min ?? NaN) / one.sparse.min, 1),
  ];
  const torch = (name: string, runs: readonly TorchRun[]) =>
    (['float64', 'float32'] as const).flatMap((type) =>
      [1, 2].flatMap((threads) => {
        const best = fastest(runs, type, threads);
        return best === undefined
          ? []
          : [row(`PyTorch, ${name}, ${type}, ${threads} thread${threads > 1 ? 's' : ''}`, best)];
      }),
    );
  return table(
    [`${one.count.toLocaleString('en')} × 400`, 'min', 'median', 'min / ours, sparse'],
    [
      row('**ours, sparse**', one.sparse),
      row('ours, sparse, as published', one.printed),
      row('ours, full', one.full),
      row('tfjs autodiff (wasm), sparse', one.autodiff),
      ...torch('sparse', one.torchSparse),
      ...torch('full', one.torchFull),
      ...torch('dense', one.torchDense),
    ],
  );
}

function fastest<Run extends TorchRun>(runs: readonly Run[], type: Run['type'], threads: number): Run | undefined {
  return runs
    .filter((run) => run.type === type && run.threads === threads)
    .sort((a, b) => a.min - b.min)
    .at(0);
}

function verdicts(one: Case): string[] {
  const say = (what: string, theirs: TorchRun | undefined, ours: Times, target: number | null) => {
    if (theirs === undefined) return [];
    const ratio = theirs.min / ours.min;
    const verdict = target === null ? '' : ` Target ${target}: ${ratio >= target ? 'met' : '**missed**'}.`;
    return [`- ${one.count.toLocaleString('en')} × 400, ${what}: ${figure(ratio, 1)} times as fast.${verdict}`];
  };
  // On a busy machine a second thread may cost more than it brings: the better of both.
  const either = (runs: readonly TorchRun[]) =>
    [1, 2].flatMap((threads) => fastest(runs, 'float32', threads) ?? []).sort((a, b) => a.min - b.min)[0];
  return [
    ...say(
      'ours sparse against the fastest PyTorch dense, float32',
      either(one.torchDense),
      one.sparse,
      TARGETS[one.count],
    ),
    ...say('the same sparse cells against the fastest PyTorch, float32', either(one.torchSparse), one.sparse, null),
    ...say('the same full cells against the fastest PyTorch, float32', either(one.torchFull), one.full, null),
    ...say('ours full against the fastest PyTorch dense, float32', either(one.torchDense), one.full, null),
  ];
}

function agreement(cases: readonly Case[]): string {
  const pairs = cases.flatMap(({ sparse, full, torchSparse, torchFull }) => [
    ...torchSparse.map(({ type, value }) => [type, value, sparse.value] as const),
    ...torchFull.map(({ type, value }) => [type, value, full.value] as const),
  ]);
  if (pairs.length === 0) return 'PyTorch was not at hand';
  const worst = (asked: string) =>
    Math.max(...pairs.filter(([type]) => type === asked).map(([, theirs, ours]) => Math.abs(theirs / ours - 1)));
  const same = pairs.every(([, theirs, ours]) => Math.abs(theirs / ours - 1) < SAME_VALUE);
  return `to ${worst('float64').toExponential(0)} in float64, ${worst('float32').toExponential(0)} in float32${same ? '' : ', **which is not the same**'}`;
}
