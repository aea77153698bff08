import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

export interface Measured {
  readonly value: number | null;
  readonly error: number | null;
}

/** The parts of `halfmax-results.json` that the tests look at (CONTRACT.md). */
export interface Results {
  readonly schema: string;
  readonly backend: { readonly name: string; readonly adapter: string };
  readonly dataset: {
    readonly files: readonly {
      readonly name: string;
      readonly bytes: number;
      readonly format: string;
      readonly events: number;
    }[];
    readonly sdds: number;
    readonly batches: number;
    readonly events: number;
    /** Null where every file numbers its SDDs itself. */
    readonly naming: {
      readonly spectra: readonly {
        readonly file: string;
        readonly sdd: number;
        readonly start: number | null;
        readonly sddFrom: string;
      }[];
    } | null;
  };
  readonly channels: readonly { readonly sdd: number; readonly status: string; readonly reason: string | null }[];
  readonly errorBudget: {
    readonly entries: readonly {
      readonly source: string;
      readonly kind: string;
      readonly scaleEv: number | null;
      readonly positionEv: number | null;
    }[];
    readonly systematic: { readonly scaleEv: number | null };
  } | null;
  readonly closure?: {
    readonly settings: { readonly toys: number; readonly variant: string };
    readonly reference: { readonly spectra: number; readonly meanEv: Measured; readonly pullWidth: Measured };
  } | null;
  readonly upperLimit: {
    readonly unblinded: boolean;
    readonly rows: readonly {
      readonly levels: readonly {
        readonly expected: { readonly median: number | null };
        readonly observed: number | null;
      }[];
    }[];
  } | null;
  readonly settings: {
    readonly unblinded: boolean;
    readonly peakCorrections: readonly {
      readonly detector: string;
      readonly batch: number | null;
      readonly line: string;
      readonly adc: number | null;
    }[];
  };
  readonly peaks: readonly {
    readonly sdd: number;
    readonly line: string;
    readonly adc: number;
    readonly finder: string;
  }[];
  readonly fits: readonly {
    readonly sdd: number;
    readonly batch: number | null;
    readonly line: string;
    readonly adc: number | null;
    readonly adcError: number | null;
    readonly status: string;
    readonly why: string | null;
  }[];
  readonly calibration: Readonly<
    Record<
      'standard' | 'reference' | 'optimized',
      readonly {
        readonly sdd: number;
        readonly batch: number | null;
        readonly p: readonly [number, number, number];
        readonly status: string;
        readonly carried?: {
          readonly how: string;
          readonly fromBatches: readonly number[];
          readonly distanceDays: number;
        };
      }[]
    >
  >;
  readonly residuals: readonly {
    readonly sdd: number;
    readonly line: string;
    readonly residualEv: number;
    readonly errorEv: number;
  }[];
  readonly interest: {
    readonly line: string;
    readonly regionEv: readonly number[];
    readonly neighbours: readonly string[];
    readonly rows: readonly { readonly position: Measured; readonly fwhm: Measured }[];
  };
  readonly runKinds: readonly {
    readonly name: string | null;
    readonly kind: string | null;
    readonly batches: readonly number[];
    readonly events: number;
    readonly constants: string;
    readonly interest: { readonly line: string; readonly position: Measured };
  }[];
  readonly optimisation: {
    readonly optimiser: string;
    readonly iterations: number;
    readonly usedIteration: number;
    readonly logLikelihood: readonly number[];
    readonly limits: string | null;
  };
  readonly cuKa: readonly {
    readonly spectrum: string;
    readonly crossValidated: boolean;
    readonly position: Measured;
    readonly fwhm: Measured;
  }[];
  readonly verdict: { readonly against: 'standard' | 'reference'; readonly gainEv: Measured; readonly text: string };
}

const SCHEMA = 'public/schema/halfmax-results-1.schema.json';

/** What the shipped JSON Schema has against a results file; empty where it is valid. */
export function schemaErrors(results: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>);
  validate(results);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Every number of a results file by its path, but for how long things took: that is none of the analysis. */
export function numbersOf(results: unknown): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'number') found.set(path, value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) if (key !== 'timings') visit(entry, `${path}.${key}`);
  };
  visit(results, '');
  return found;
}
