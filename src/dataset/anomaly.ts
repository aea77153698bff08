/** What can be odd about a detector in a stretch of time, as the results file spells it. */
export const ANOMALY_KINDS = [
  'dead',
  'starved',
  'noise-spike',
  'baseline',
  'gain-step',
  'broad',
  'pile-up',
  'burst',
  'comb',
] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** Something odd about a detector, with the reason. */
export interface Anomaly {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  /** Index into `Histograms.batches`; null for the whole run. */
  readonly batch: number | null;
  readonly kind: AnomalyKind;
  /** Minus the decimal logarithm of the chance that a good spectrum looks as odd: 3 is one in a thousand. */
  readonly score: number;
  /** In words and numbers. */
  readonly reason: string;
  /** The part of the spectrum that made it; null where it is no part of a spectrum. */
  readonly part: SpectrumPart | null;
}

/** A range of a spectrum, in eV on the detector's own scale or in channels. */
export interface SpectrumPart {
  readonly from: number;
  readonly to: number;
  readonly unit: 'eV' | 'channels';
}
