import { normalPdf } from '../../math/specialFunctions';
import { cumulativeShape, emptyCumulativeShape } from '../../physics/lineShape';
import type { CopperDoublet } from './copperLine';
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
export function doubletAt(energyEv: number, doublet: CopperDoublet, line: CopperRow['line'], out: DoubletValue): void {
  const { sigmaEv, tailFraction, tailBeta } = line;
  out.density = 0;
  out.slope = 0;
  out.cdf = 0;
  for (const [centreEv, weight] of [
    [doublet.ka1Ev, doublet.weights[0]],
    [doublet.ka2Ev, doublet.weights[1]],
  ] as const) {
    const t = (energyEv - centreEv) / sigmaEv;
    cumulativeShape(t, tailFraction, tailBeta, component);
    const gauss = normalPdf(t);
    const slope = (component.slope - gauss) / tailBeta - (1 - tailFraction) * t * gauss;
    out.density += (weight * component.slope) / sigmaEv;
    out.slope += (weight * (tailFraction === 0 ? -t * gauss : slope)) / (sigmaEv * sigmaEv);
    out.cdf += weight * component.cdf;
  }
}
