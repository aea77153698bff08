import type { Continuum } from './continuum';
import type { DetectorResponse } from './detectorResponse';
import type { Drift } from './drift';
import type { EnergyScale } from './energyScale';
import type { MeasuredContinuum } from './measuredContinuum';
import type { LineYields } from './source';

/** A stretch of a run in which a detector sees excess noise at low channels. Seconds into the run. */
export interface NoiseInterval {
  readonly startS: number;
  readonly stopS: number;
  readonly eventsPerDay: number;
  /** Mean of its exponential spectrum, channels. */
  readonly meanAdc: number;
}

/** A peak of the electronics that is no line. */
export interface SpuriousPeak {
  readonly centroidAdc: number;
  readonly sigmaAdc: number;
  readonly eventsPerDay: number;
}

/** The whole truth of one simulated SDD. Rates are per day. */
export interface SimulatedDetector {
  readonly sdd: number;
  /** A dead SDD records noise and overflow, no photons. */
  readonly isDead: boolean;
  readonly response: DetectorResponse;
  /** Mean energy scale; `drift` moves it. */
  readonly scale: EnergyScale;
  readonly drift: Drift;
  readonly linesPerDay: LineYields;
  readonly continuumPerDay: Continuum;
  /** Noise that crosses the trigger's threshold. */
  readonly triggerNoisePerDay: number;
  /** Cosmic rays that saturate the ADC. */
  readonly saturatedPerDay: number;
  readonly spurious: SpuriousPeak | null;
  readonly noiseInterval: NoiseInterval | null;
  /** What a run showed beside its lines, on top of `continuumPerDay`; null where nothing was measured. */
  readonly measured: MeasuredContinuum | null;
  /** Widths of the ADC's channels, those of `adc % length`, relative to their mean of 1; null for a good ADC. */
  readonly adcWidths: readonly number[] | null;
}
