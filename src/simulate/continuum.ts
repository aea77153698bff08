/** The smooth part of a simulated spectrum, in energy; every `events` is an expected number. */
export interface Continuum {
  /** Cosmic rays and bremsstrahlung: uniform from 0 to `toEv`. */
  readonly flat: { readonly events: number; readonly toEv: number };
  /** Scattered radiation: exponential from 0 with mean `scaleEv`. */
  readonly falling: { readonly events: number; readonly scaleEv: number };
  /** The transition to the copper region (paper section 3.1): rises at `fromEv`, falls with mean `scaleEv`. */
  readonly shoulder: { readonly events: number; readonly fromEv: number; readonly scaleEv: number };
}
