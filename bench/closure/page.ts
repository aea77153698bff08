import { figuresOf } from '../../src/assess/closure/report';
import type { ClosedSet, ClosureToy } from '../../src/assess/closure/results';
import type { Measured } from '../../src/assess/results';
import { table } from '../peaks/tables';

/** The months of one variant. */
export interface Months {
  readonly variant: string;
  readonly label: string;
  readonly toys: readonly ClosureToy[];
}

const HEAD = [
  '',
  'spectra',
  'mean deviation [eV]',
  'rms [eV]',
  'pull width',
  'FWHM − true [eV]',
  'position − true [eV]',
];

function text({ value, error }: Measured): string {
  if (value === null) return '–';
  return error === null ? value.toFixed(2) : `${value.toFixed(2)} ± ${error.toFixed(2)}`;
}

/** Figures of some months as cells. */
export function rowOf(name: string, toys: readonly ClosureToy[], set: ClosedSet): string[] {
  const { all, fwhmEv, positionEv } = figuresOf(toys, set);
  const { spectra, meanEv, rmsEv, pullWidth } = all;
  return [name, String(spectra), text(meanEv), text(rmsEv), text(pullWidth), text(fwhmEv), text(positionEv)];
}

/** The page of the documentation. */
export function pageOf(months: readonly Months[]): string {
  const [plain] = months;
  const toys = plain?.toys ?? [];
  const bySeed = toys.map((toy) => rowOf(String(toy.seed), [toy], 'reference'));
  const variants = (set: ClosedSet) =>
    months.map(({ label, toys: own }) => rowOf(`${label}, ${String(own.length)} months`, own, set));
  const everything = months.flatMap((own) => own.toys);
  return `# Closure

Written by \`npx tsx bench/closure.ts\`. Simulated months of VIP-2 (\`src/simulate\`, 32 SDDs, 30 days, moderate drift) through the chain of
the workbench with its default settings: screening, peaks, fits, reference calibration as a random walk in time in batches of 2 days,
optimisation. Dead detectors and those with a peak of no line are set aside by the chain itself. Compared at Cu Kα with the true
energy scale, averaged over each batch; the summed line on other events of the same detectors, against the same with true constants.
The page makes the same test of a run's own detectors (panel \`Closure\`).

Pull width: root mean square of (found − true)/stated error about 0, so that a bias counts as well. Target: 1.0 ± 0.1 for ten months
together. Errors by the jackknife over SDDs: the batches of one share its curvature.

## Ten months, reference calibration

${table(HEAD, [...bySeed, rowOf('**all**', toys, 'reference'), rowOf('**all, optimised**', toys, 'optimized')])}

## What the simulator does otherwise

Seeds from 1 on, as above, with one thing different. "Tails doubled": fraction and slope. The comb: channels 1.23, 0.96, 0.87 and 0.94
wide in turn, as in SIDDHARTA-2's ADC.

Reference calibration:

${table(HEAD, variants('reference'))}

Optimised:

${table(HEAD, variants('optimized'))}

All ${String(everything.length)} months together, reference: pull width ${text(figuresOf(everything, 'reference').all.pullWidth)}; optimised: ${text(figuresOf(everything, 'optimized').all.pullWidth)}.
`;
}
