/** What a simulated run is like, before any number is drawn. */
export interface SimulationPreset {
  readonly detectors: number;
  readonly days: number;
  /** Start of the run, Unix seconds. */
  readonly startS: number;
  /** Rates relative to `TYPICAL_EVENTS` in 30 days. */
  readonly rate: number;
  /** Range of the drift's root mean square at Cu Ka per detector, eV. */
  readonly driftRmsEv: readonly [number, number];
  /** How many detectors have each fault; they are different ones. */
  readonly dead: number;
  readonly spurious: number;
  readonly wide: number;
  readonly stepped: number;
  /** Whether one array of 8 sees six hours of excess noise. */
  readonly hasNoiseInterval: boolean;
}

const DECEMBER_2022_S = 1669852800;

/** Runs by name. `month` is the built-in demo. */
export const SIMULATION_PRESETS = {
  /** A month of VIP-2: 32 SDDs, 1.7 million events, 8,000 of them Cu Ka, moderate drift, every kind of fault. */
  month: {
    detectors: 32,
    days: 30,
    startS: DECEMBER_2022_S,
    rate: 1,
    driftRmsEv: [4, 16],
    dead: 2,
    spurious: 1,
    wide: 1,
    stepped: 2,
    hasNoiseInterval: true,
  },
  /** Four faultless SDDs over four days: small enough for tests and for emulated GPUs. */
  small: {
    detectors: 4,
    days: 4,
    startS: DECEMBER_2022_S,
    rate: 1,
    driftRmsEv: [4, 16],
    dead: 0,
    spurious: 0,
    wide: 0,
    stepped: 0,
    hasNoiseInterval: false,
  },
} as const satisfies Record<string, SimulationPreset>;

export type SimulationPresetName = keyof typeof SIMULATION_PRESETS;
