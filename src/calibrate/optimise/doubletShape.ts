import { normalPdf } from '../../math/specialFunctions';
import { cumulativeShape, emptyCumulativeShape, lineDensity } from '../../physics/lineShape';
import type { Doublet } from './lineDoublet';
import type { CopperRow } from './row';

/** A doublet of tailed lines at one energy. */
export interface DoubletValue {
  /** Per eV. */
  density: number;
  /** d density/dE, per eV^2. */
  slope: number;
  /** Integral of the density from -infinity. */
  cdf: number;
}

/** A record for `doubletAt`, reused so that loops allocate nothing. */
export function emptyDoubletValue(): DoubletValue {
  return { density: 0, slope: 0, cdf: 0 };
}

const component = emptyCumulativeShape();

/**
 * Fills `out` with sum over components of weight [(1 - t) Gauss + t Tail] at `energyEv`, in Float64. The slope comes
 * from the identity Tail' = (Tail - Gauss)/(b sigma), which the exponential convolution obeys.
 */
export function doubletAt(energyEv: number, doublet: Doublet, line: CopperRow['line'], out: DoubletValue): void {
  const { sigmaEv, tailFraction, tailBeta } = line;
  const { ka1Ev, ka2Ev, weights } = doublet;
  doubletDensityAt(energyEv, doublet, line, out);
  cumulativeShape((energyEv - ka1Ev) / sigmaEv, tailFraction, tailBeta, component);
  out.cdf = weights[0] * component.cdf;
  cumulativeShape((energyEv - ka2Ev) / sigmaEv, tailFraction, tailBeta, component);
  out.cdf += weights[1] * component.cdf;
}

/** `doubletAt` without the integral, which costs as much as the rest: `out.cdf` stays as it was. */
export function doubletDensityAt(
  energyEv: number,
  { ka1Ev, ka2Ev, weights }: Doublet,
  line: CopperRow['line'],
  out: Pick<DoubletValue, 'density' | 'slope'>,
): void {
  out.density = out.slope = 0;
  addComponent(energyEv, ka1Ev, weights[0], line, out);
  addComponent(energyEv, ka2Ev, weights[1], line, out);
}

function addComponent(
  energyEv: number,
  centreEv: number,
  weight: number,
  { sigmaEv, tailFraction, tailBeta }: CopperRow['line'],
  out: Pick<DoubletValue, 'density' | 'slope'>,
): void {
  const t = (energyEv - centreEv) / sigmaEv;
  const density = lineDensity(energyEv, centreEv, sigmaEv, tailFraction, tailBeta);
  const gauss = normalPdf(t);
  // Without a tail density and Gauss are the same but for rounding, which must not be divided by a small b.
  const byTail = tailFraction === 0 ? 0 : (density * sigmaEv - gauss) / tailBeta;
  out.density += weight * density;
  out.slope += (weight * (byTail - (1 - tailFraction) * t * gauss)) / (sigmaEv * sigmaEv);
}
