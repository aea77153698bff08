import type { CostFit } from '../../src/fit/costFit';
import { minos, type MinosErrors } from '../../src/fit/minos';
import { costOver, fitPoisson } from '../../src/fit/poissonFit';
import { modelOf, parametersOf, type ReferenceFile, type ReferenceFit } from './referenceFits';

/** Positions agree within this part of their error, errors within this part of themselves. */
const POSITION_PART = 0.02;
const ERROR_PART = 0.05;

/** Whether our fit of one spectrum agrees with the other program's; `differences` says in words where not. */
export interface Agreement {
  readonly id: ReferenceFit['id'];
  readonly model: ReferenceFit['model'];
  readonly differences: readonly string[];
  /** Our cost at the minimum less theirs: below 0, ours is the deeper minimum. */
  readonly costExcess: number;
  readonly comparedMinos: number;
}

/**
 * Fits every spectrum of the file and compares position, all HESSE errors and all MINOS errors that it states. A free
 * parameter without HESSE error ended at a limit there, and has to here.
 */
export function compareFits({ constants, fits }: ReferenceFile): Agreement[] {
  return fits.map((reference) => {
    const parameters = parametersOf(reference);
    const { model } = modelOf(reference, constants, parameters);
    const found = fitPoisson(reference.counts, model, parameters);
    const cost = costOver(reference.counts, model, parameters);
    const names = parameters.map(({ name }) => name);
    const asymmetric = Object.entries(reference.minos ?? {}).map(([name, theirs]) => {
      return { name, theirs, ours: minos(cost, found, parameters, names.indexOf(name)) };
    });
    return {
      id: reference.id,
      model: reference.model,
      differences: [
        ...(found.converged ? [] : ['our fit did not converge']),
        ...differencesOf(reference, found, names),
        ...asymmetric.flatMap(minosDifferences),
      ],
      costExcess: found.cost - reference.cost,
      comparedMinos: asymmetric.length,
    };
  });
}

function differencesOf(
  reference: ReferenceFit,
  { values, errors, atBound }: CostFit,
  names: readonly string[],
): string[] {
  const differences: string[] = [];
  for (const name of reference.free) {
    const i = names.indexOf(name);
    const theirs = reference.hesse[name];
    if (theirs === undefined) {
      if (!atBound.includes(name)) differences.push(`${name} ${values[i]?.toPrecision(4) ?? ''}, theirs at its limit`);
      continue;
    }
    const pull = ((values[i] ?? NaN) - (reference.values[name] ?? NaN)) / theirs;
    if (name === 'position' && !(Math.abs(pull) <= POSITION_PART)) {
      differences.push(`position ${values[i]?.toFixed(4) ?? ''}, theirs ${reference.values[name]} +- ${theirs}`);
    }
    const ratio = (errors[i] ?? NaN) / theirs;
    if (!(Math.abs(ratio - 1) <= ERROR_PART)) {
      differences.push(`error of ${name} ${errors[i]?.toPrecision(4) ?? ''}, theirs ${theirs.toPrecision(4)}`);
    }
  }
  return differences;
}

function minosDifferences({
  name,
  theirs,
  ours,
}: {
  name: string;
  theirs: readonly [number, number];
  ours: MinosErrors;
}): string[] {
  return ([ours.lower, ours.upper] as const).flatMap(({ error, why }, side) => {
    const other = theirs[side] ?? NaN;
    if (error !== null && Math.abs(error / other - 1) <= ERROR_PART) return [];
    return [`MINOS error of ${name} ${error?.toPrecision(4) ?? why ?? ''}, theirs ${other.toPrecision(4)}`];
  });
}
