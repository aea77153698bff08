import type { LineSearch } from '../../src/peaks/classical/foundLine';
import { createNamedFinder } from '../../src/peaks/classical/namedFinder';
import { judge, objective, type Judgement } from './judge';
import type { TuningSpectra } from './tuningSpectra';

/** A search with settings, and the values to try of each. */
export interface Tunable<S> {
  readonly id: string;
  readonly search: (settings: S) => LineSearch;
  readonly start: S;
  readonly axes: { readonly [K in keyof S]?: readonly S[K][] };
}

export interface Tuned<S> {
  readonly settings: S;
  readonly judgement: Judgement;
}

const ROUNDS = 2;

/**
 * The best settings by a search along one axis after the other, twice round; `onTrial` hears of each trial. A value must be better by
 * half a percent to be taken.
 */
export async function searchSettings<S extends object>(
  { id, search, start, axes }: Tunable<S>,
  spectra: TuningSpectra,
  onTrial: (name: string, value: unknown, judgement: Judgement) => void,
): Promise<Tuned<S>> {
  const judged = (settings: S) => judge(createNamedFinder(id, search(settings)), spectra);
  let best: Tuned<S> = { settings: start, judgement: await judged(start) };
  onTrial('start', '', best.judgement);
  for (let round = 0; round < ROUNDS; round++) {
    const before = best.settings;
    for (const name of Object.keys(axes) as (keyof S & string)[]) {
      const current = best.settings[name];
      for (const value of axes[name] ?? []) {
        if (value === current) continue;
        const settings = { ...best.settings, [name]: value };
        const judgement = await judged(settings);
        onTrial(name, value, judgement);
        if (objective(judgement) < 0.995 * objective(best.judgement)) best = { settings, judgement };
      }
    }
    if (best.settings === before) break;
  }
  return best;
}
