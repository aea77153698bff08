import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { BenchmarkSet } from '../../src/peaks/benchmark/benchmarkSet';
import { readFileSet } from '../../src/peaks/benchmark/fileSet';
import type { BenchmarkContext } from '../../src/peaks/benchmark/runBenchmark';
import type { ModelSources } from '../../src/peaks/createFinder';
import { VIP2 } from '../../src/physics/profile';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));

/** What a benchmark gets of Node: nothing is cancelled, nobody watches. */
export const CONTEXT: BenchmarkContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
  nowMs: () => performance.now(),
};

/** The networks that are shipped: nobody has trained one here. */
export const SOURCES: ModelSources = {
  load: (name) => Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer),
  own: new Map(),
};

/** Reads a benchmark file, gzip or plain by its content. */
export function readSet(path: string): Promise<BenchmarkSet> {
  const bytes = readFileSync(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  return readFileSet({ name: basename(path), text }, VIP2, CONTEXT);
}

/** The machine and its day, in words. */
export function machine(): string {
  const cores = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), Node ${process.version}`;
}
