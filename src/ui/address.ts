import type { BackendChoice } from '../worker/protocol';
import { STEPS, type Step } from '../store/steps';

/** What the page's address asks for (CONTRACT.md): `?backend=wasm`, `?demo=month`, `#results`. */
export interface AddressOptions {
  readonly backend: BackendChoice;
  readonly demo: 'month' | null;
  readonly step: Step | null;
}

const BACKENDS: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'];

/** Unknown values count as not given. */
export function optionsOfAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): AddressOptions {
  const query = new URLSearchParams(search);
  return {
    backend: BACKENDS.find((name) => name === query.get('backend')) ?? 'auto',
    demo: query.get('demo') === 'month' ? 'month' : null,
    step: STEPS.find((step) => `#${step}` === hash) ?? null,
  };
}
