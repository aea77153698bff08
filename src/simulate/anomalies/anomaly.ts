/** What goes wrong with one simulated detector, and when: seconds into the run, [startS, stopS). */
interface Place {
  readonly sdd: number;
  readonly startS: number;
  readonly stopS: number;
}

/** An anomaly with its size. A gain step lasts from `startS` to the end of the run. */
export type SimulatedAnomaly = Place &
  (
    | { readonly kind: 'dead' }
    /** Share of events that are still recorded, 0 to 1. */
    | { readonly kind: 'starved'; readonly keptShare: number }
    | {
        readonly kind: 'noise-spike';
        readonly centroidAdc: number;
        readonly sigmaAdc: number;
        readonly eventsPerDay: number;
      }
    | { readonly kind: 'baseline'; readonly shiftAdc: number }
    /** Relative change of the channel, counted from `zeroAdc` (where the energy is 0). */
    | { readonly kind: 'gain-step'; readonly relative: number; readonly zeroAdc: number }
    /** Standard deviation of the noise that comes on top, channels. */
    | { readonly kind: 'broad'; readonly extraSigmaAdc: number }
    /** Share of events that carry a part of the one before them as well. */
    | { readonly kind: 'pile-up'; readonly share: number; readonly zeroAdc: number }
    /** Noise with an exponential spectrum from channel 0. */
    | { readonly kind: 'burst'; readonly meanAdc: number; readonly eventsPerDay: number }
    /** One channel in `period` loses this share of its events to the next. */
    | { readonly kind: 'comb'; readonly period: number; readonly share: number }
  );
