import type { PeakCorrection } from '../../dataset/peakCorrection';

/** The spectrum that is being corrected. */
export type SpectrumPlace = Pick<PeakCorrection, 'detector' | 'batch'>;
