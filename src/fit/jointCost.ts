import type { Cost } from './poissonCost';

/** The sum of costs over the same parameters: regions, lines and constraints fitted together. */
export function addCosts(costs: readonly Cost[]): Cost {
  return (parameters, withFisher = true) => {
    const size = parameters.length;
    const sum = { cost: 0, gradient: new Float64Array(size), fisher: new Float64Array(size * size) };
    for (const cost of costs) {
      const own = cost(parameters, withFisher);
      sum.cost += own.cost;
      own.gradient.forEach((slope, i) => (sum.gradient[i] = (sum.gradient[i] ?? 0) + slope));
      if (withFisher) own.fisher.forEach((f, i) => (sum.fisher[i] = (sum.fisher[i] ?? 0) + f));
    }
    return sum;
  };
}

/** A quantity that should be 0 within `error`: its value and its derivatives at a point of the parameters. */
export interface Constraint {
  readonly error: number;
  readonly at: (parameters: Float64Array) => {
    readonly value: number;
    readonly slopes: readonly { readonly parameter: number; readonly slope: number }[];
  };
}

/** The cost (value/error)^2 of a constraint: one for each standard deviation, squared. */
export function constraintCost({ error, at }: Constraint): Cost {
  return (parameters, withFisher = true) => {
    const size = parameters.length;
    const { value, slopes } = at(parameters);
    const gradient = new Float64Array(size);
    const fisher = new Float64Array(size * size);
    for (const { parameter, slope } of slopes) {
      gradient[parameter] = (gradient[parameter] ?? 0) + (2 * value * slope) / error ** 2;
      if (!withFisher) continue;
      for (const other of slopes) {
        const place = parameter * size + other.parameter;
        fisher[place] = (fisher[place] ?? 0) + (2 * slope * other.slope) / error ** 2;
      }
    }
    return { cost: (value / error) ** 2, gradient, fisher };
  };
}

/** A parameter known from elsewhere. */
export function knownParameter(parameter: number, value: number, error: number): Constraint {
  return {
    error,
    at: (parameters) => ({ value: (parameters[parameter] ?? 0) - value, slopes: [{ parameter, slope: 1 }] }),
  };
}
