import type { LineId } from '../physics/lines';

/** A fitted line in one spectrum, in ADC channels. A failed fit has null figures; `why` says in words what is wrong. */
export interface LineFit {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  /** Index into `Histograms.batches`, or null for the whole run. */
  readonly batch: number | null;
  readonly line: LineId;
  /** Position of the line (Ka1 of a doublet) and its error from the observed Hessian. */
  readonly adc: number | null;
  readonly adcError: number | null;
  readonly sigmaAdc: number | null;
  /** Area of the whole line, all components and tails. */
  readonly counts: number | null;
  /** Pearson chi2 and degrees of freedom of the window that the line was fitted in. */
  readonly chi2: number | null;
  readonly ndf: number | null;
  readonly status: 'ok' | 'poor' | 'failed';
  readonly why: string | null;
}
