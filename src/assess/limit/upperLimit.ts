/**
 * Upper limits on the counts of a forbidden line in the summed spectra: what background alone is expected to give, and,
 * once unblinded, what the data give. Statistical only: errors of the energy scale are those of the error budget.
 */
import type { TaskContext } from '../../dataset/task';
import type { ForbiddenLine } from '../../physics/lines';
import { COPPER, type CopperSetup, type Tail } from '../copperModel';
import type { CuKaRow, SummedSpectrum } from '../results';
import { copperBins } from '../summedSpectrum';
import { clsOf, rootAtLimit, whereItReaches } from './asymptotic';
import { foundCounts, profiled, type Profiled } from './profiled';
import { CONFIDENCES, type ExpectedLimit, type LimitLevel, type LimitRow, type UpperLimit } from './results';
import { withinFwhm } from './searchModel';
import { fitSidebands } from './sidebands';
import { FWHM_PER_SIGMA } from '../../physics/lineShape';

/** What limits are made of. */
export interface LimitInput {
  /** In sample and held out. */
  readonly spectra: readonly SummedSpectrum[];
  /** The rows of the copper table: whether Ni Ka is in the model. */
  readonly cuKa: readonly CuKaRow[];
  readonly tail: Tail;
  readonly line: ForbiddenLine;
  /** Whether the data of the window may be looked at. */
  readonly unblinded: boolean;
}

/** Limits of every spectrum. Never throws for one that cannot be fitted: its row says why. */
export async function upperLimit(input: LimitInput, context: TaskContext): Promise<UpperLimit> {
  const { spectra, cuKa, tail, line, unblinded } = input;
  const withNickel = cuKa.some((row) => row.withNickel);
  const rows: LimitRow[] = [];
  for (const spectrum of spectra) {
    rows.push(limitRow(spectrum, { tail, withNickel }, line, unblinded));
    await context.breathe();
  }
  return { energyEv: line.energyEv, blindedEv: line.blindedEv, unblinded, rows };
}

/** The limits of one summed spectrum; while blinded, the bins of the window have no say. */
export function limitRow(
  { spectrum, crossValidated, counts }: SummedSpectrum,
  setup: CopperSetup,
  line: ForbiddenLine,
  unblinded: boolean,
): LimitRow {
  const inRegion = copperBins(counts);
  const sidebands = fitSidebands(inRegion, setup, line);
  if (typeof sidebands === 'string') {
    const nothing = { fwhmEv: null, background: null, levels: [], counts: null };
    return { spectrum, crossValidated, ...nothing, why: sidebands };
  }
  const { values, ratio, expected } = sidebands;
  const sigmaEv = ratio * (values[COPPER.sigma] ?? NaN);
  const background = withinFwhm(expected, line, sigmaEv);
  const search = [setup, line, ratio, values] as const;
  const asimov = profiled(expected, ...search);
  const withFreeTail = profiled(expected, ...search, true);
  const observed = unblinded ? observedLimits(inRegion, setup, line, ratio, values) : null;
  const start = Math.max(Math.sqrt(background), 1);
  const levels = CONFIDENCES.map((confidence, i): LimitLevel => {
    return {
      confidence,
      expected: expectedLimit(asimov, confidence, start),
      medianFreeTail: whereItReaches(rootAtLimit(confidence, 0), rootOf(withFreeTail), start),
      observed: observed?.limits[i] ?? null,
    };
  });
  const fwhmEv = FWHM_PER_SIGMA * sigmaEv;
  const found = observed?.counts ?? null;
  return { spectrum, crossValidated, fwhmEv, background, levels, counts: found, why: whatIsOdd(found) };
}

const ODD_SIGMA = 3;

/** Background that lies too high under the line makes limits too low: then the data show fewer than no counts of it. */
function whatIsOdd(counts: LimitRow['counts']): string | null {
  if (counts?.value == null || counts.error === null || counts.value > -ODD_SIGMA * counts.error) return null;
  const sigmas = (-counts.value / counts.error).toFixed(1);
  return `the data lie ${sigmas} sigma below the background in the window: its shape is not right there, and the observed limit is too low`;
}

const rootOf = (asimov: Profiled) => (signal: number) =>
  signal === 0 ? 0 : Math.sqrt(Math.max(asimov.costAt(signal), 0));

function expectedLimit(asimov: Profiled, confidence: number, start: number): ExpectedLimit {
  const root = rootOf(asimov);
  const at = (sigmas: number) => whereItReaches(rootAtLimit(confidence, sigmas), root, start);
  return { minus2: at(-2), minus1: at(-1), median: at(0), plus1: at(1), plus2: at(2) };
}

/**
 * Limits of the data themselves, in the order of `CONFIDENCES`, and the counts found. The Asimov data are then those of
 * background alone fitted to all bins (Cowan et al., section 3.2).
 */
function observedLimits(
  counts: Float64Array,
  setup: CopperSetup,
  line: ForbiddenLine,
  ratio: number,
  values: Float64Array,
): { readonly limits: readonly number[]; readonly counts: LimitRow['counts'] } {
  const data = profiled(counts, setup, line, ratio, values);
  const background = data.background();
  const asimov = profiled(background.expected, setup, line, ratio, background.values);
  const found = foundCounts(counts, setup, line, ratio, values);
  const start = Math.max((found.value ?? 0) + (found.error ?? 1), 1);
  const limits = CONFIDENCES.map((confidence) => {
    const excluded = (signal: number) => {
      const asimovQ = signal === 0 ? 0 : asimov.costAt(signal);
      // At no signal, and where rounding leaves no statistic, nothing is excluded.
      return asimovQ <= 0 ? -1 : -clsOf(data.qAt(signal), asimovQ);
    };
    return whereItReaches(confidence - 1, excluded, start);
  });
  return { limits, counts: found };
}
