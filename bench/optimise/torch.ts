import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PreparedRow } from '../../src/calibrate/optimise/preparedRow';
import { inTemporaryFolder } from '../fits/iminuit';
import { scatter } from './rows';
import type { Times } from './timing';

const DENSE = fileURLToPath(new URL('../../../shared/data/sim/torch_iteration.py', import.meta.url));
const SPARSE = fileURLToPath(new URL('./torch_sparse.py', import.meta.url));
/** Debian's packages are seen by its own Python alone. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A way in which PyTorch was run, and its times. */
export interface TorchRun extends Times {
  readonly type: 'float64' | 'float32';
  readonly threads: number;
}

/** A run on sparse cells: laid out flat or padded, with the value that it found. */
export interface SparseRun extends TorchRun {
  readonly layout: 'flat' | 'padded';
  readonly value: number;
}

/** A Python with PyTorch, or null where there is none. */
export function pythonWithTorch(): string | null {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0) ?? null;
}

/** The shared script: rows x 400 channels, all of them computed. Null where it is not at hand. */
export function timeDense(python: string, rows: number): TorchRun[] | null {
  if (!existsSync(DENSE)) return null;
  const lines = run(python, [DENSE, `${rows}`]).matchAll(
    /(float\d\d) (\d) thread\(s\): min ([\d.]+) median ([\d.]+)/gu,
  );
  return [...lines].map(([, type, threads, min, median]) => ({
    type: type === 'float64' ? 'float64' : 'float32',
    threads: Number(threads),
    min: Number(min),
    median: Number(median),
  }));
}

/** The default loss on the cells of these rows that hold counts. */
export function timeSparse(
  python: string,
  rows: readonly PreparedRow[],
): { readonly version: string; readonly results: readonly SparseRun[] } {
  const displacements = scatter(rows);
  const described = rows.map(({ row, anchorAdc, start, signalFraction, priorMean, priorWhitener }, i) => ({
    k: Array.from(row.channels, (adc) => adc - anchorAdc),
    n: Array.from(row.counts),
    start,
    displacement: Array.from(displacements.subarray(3 * i, 3 * i + 3)),
    sigma: row.line.sigmaEv,
    t: row.line.tailFraction,
    b: row.line.tailBeta,
    share: signalFraction,
    background: (1 - signalFraction) / (row.windowAdc[1] - row.windowAdc[0]),
    edges: row.windowAdc.map((adc) => adc - anchorAdc),
    mean: priorMean,
    whitener: Array.from(priorWhitener),
  }));
  return inTemporaryFolder((folder) => {
    const path = join(folder, 'rows.json');
    writeFileSync(path, JSON.stringify(described));
    return JSON.parse(run(python, [SPARSE, path])) as ReturnType<typeof timeSparse>;
  });
}

function run(python: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0] ?? ''}: ${stderr}`);
  return stdout;
}
