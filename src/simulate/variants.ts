/** What may be different in a simulation from what was found, to see what the chain makes of it. Labels are those of the page. */
export const SIMULATION_VARIANTS = [
  { id: 'as-found', label: 'nothing: as found' },
  { id: 'straight', label: 'no curvature (p₂ = 0)' },
  { id: 'nickel', label: 'Ni Kα at 5 % of Cu Kα' },
  { id: 'tails-doubled', label: 'tails doubled' },
  { id: 'tails-none', label: 'no tails' },
  { id: 'adc-comb', label: 'comb of a real ADC' },
] as const;

export type SimulationVariant = (typeof SIMULATION_VARIANTS)[number]['id'];
