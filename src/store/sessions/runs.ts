import { isSameData, runOf, type RunReference } from '../runReference';
import type { Source } from '../source';
import type { KeptSliceOf } from '../workbench';

type Given = Parameters<KeptSliceOf<unknown>>;

/** Runs that were read since the page was loaded: their files need not be dropped again. */
export interface Runs {
  /** The data of a source; null where it was never read. */
  readonly referenceOf: (source: Source) => RunReference | null;
  /** Where these data can be had from, without asking for files; null where that is nowhere. */
  readonly sourceOf: (run: RunReference) => Source | null;
}

export function createRuns(get: Given[1], subscribe: Given[3]): Runs {
  const known = new Map<Source, RunReference>();
  /** Files by the SHA-256 of their content. */
  const handles = new Map<string, File>();

  function remember(): void {
    const { source, summary } = get();
    const run = runOf({ source, summary });
    if (source === null || run === null) return;
    known.set(source, run);
    if (source.kind !== 'files') return;
    for (const { name, bytes, sha256 } of run.files) {
      const file = source.files.find((own) => own.name === name && own.size === bytes);
      if (file !== undefined) handles.set(sha256, file);
    }
  }

  subscribe((state, before) => {
    if (state.summary !== before.summary || state.source !== before.source) remember();
  });
  remember();

  /** What the browser had kept can be read only as long as it is the run of the page. */
  function knownSource(run: RunReference): Source | null {
    const { source } = get();
    const found = [...known].filter(([own, data]) => (own === source || own.kind !== 'kept') && isSameData(data, run));
    return (found.find(([own]) => own === source) ?? found.at(-1))?.[0] ?? null;
  }

  function madeSource(run: RunReference): Source | null {
    if (run.source === 'demo') return { kind: 'demo', by: 'user' };
    const files = run.files.flatMap(({ sha256 }) => handles.get(sha256) ?? []);
    return files.length > 0 && files.length === run.files.length ? { kind: 'files', files } : null;
  }

  return {
    referenceOf: (source) => known.get(source) ?? null,
    sourceOf: (run) => {
      const source = knownSource(run) ?? madeSource(run);
      // The same data are the same source from then on: to go from one step to the next reads nothing.
      if (source !== null && !known.has(source)) known.set(source, run);
      return source;
    },
  };
}
