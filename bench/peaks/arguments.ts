import { parseArgs } from 'node:util';
import { FINDERS, type FinderId } from '../../src/peaks/finders';

export interface Arguments {
  /** File to score instead of the held-out sets. */
  readonly set: string | null;
  /** Where the scores go as JSON. */
  readonly json: string | null;
  readonly finders: readonly FinderId[];
  /** Spectra per held-out set. */
  readonly spectra: number;
}

const SPECTRA_PER_SET = 2000;

/** Throws with words for the user where an argument is not known. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      set: { type: 'string' },
      json: { type: 'string' },
      finders: { type: 'string' },
      spectra: { type: 'string' },
    },
  });
  if (values.json !== undefined && values.set === undefined) throw new Error('--json OUT goes with --set FILE');
  const spectra = Number(values.spectra ?? SPECTRA_PER_SET);
  if (!Number.isInteger(spectra) || spectra < 1)
    throw new Error(`--spectra ${values.spectra ?? ''}: expected a number`);
  return { set: values.set ?? null, json: values.json ?? null, finders: findersIn(values.finders), spectra };
}

function findersIn(list: string | undefined): FinderId[] {
  const known = FINDERS.map(({ id }) => id);
  if (list === undefined) return known;
  return list.split(',').map((name) => {
    const id = known.find((candidate) => candidate === name.trim());
    if (id === undefined) throw new Error(`--finders: no finder "${name}"; known are ${known.join(', ')}`);
    return id;
  });
}
