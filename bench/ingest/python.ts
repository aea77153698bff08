import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Reading } from './readFile';

const SCRIPT = fileURLToPath(new URL('./events.py', import.meta.url));
/** Debian's packages are seen by its own Python alone. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python that has these modules, or null. */
export function pythonWith(...modules: readonly string[]): string | null {
  return PYTHONS.find((python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0) ?? null;
}

/** Writes the columns of a structured `.npy` to HDF5, chunked and packed. Throws an Error with what Python said. */
export function writeHdf5(npy: string, path: string): void {
  run(pythonWith('numpy', 'h5py'), ['write', npy, path]);
}

/** What the libraries take that read such a file; null for one that is not there. */
export function readInPython(
  form: string,
  path: string,
): { library: string; reading: Pick<Reading, 'events' | 'seconds' | 'most'> | null }[] {
  const numpy = form === 'parquet' ? [] : [{ library: form === 'hdf5' ? 'h5py' : 'numpy', what: 'read' }];
  const pandas = form === 'csv' || form === 'parquet' ? [{ library: 'pandas', what: 'pandas' }] : [];
  return [...numpy, ...pandas].map(({ library, what }) => {
    const python = pythonWith('numpy', library, ...(form === 'parquet' ? ['pyarrow'] : []));
    if (python === null) return { library, reading: null };
    return { library, reading: JSON.parse(run(python, [what, form, path])) as Reading };
  });
}

function run(python: string | null, args: readonly string[]): string {
  if (python === null) throw new Error('no Python here has the modules that this takes');
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`events.py: ${stderr}`);
  return stdout;
}
