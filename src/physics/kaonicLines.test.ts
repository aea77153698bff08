import { describe, expect, it } from 'vitest';
import { isKaonic, KAONIC_LINES } from './kaonicLines';
import { tabulatedEnergyEv } from './lines';

const KAON_EV = 493.677e6;
const ATOMIC_MASS_EV = 931.494e6;
const ALPHA = 1 / 137.036;

/** Bohr's energy of a transition with the reduced mass: what remains is relativity and vacuum polarisation. */
function bohrEv(z: number, atomicMass: number, upper: number, lower: number): number {
  const nucleus = atomicMass * ATOMIC_MASS_EV;
  const mass = (KAON_EV * nucleus) / (KAON_EV + nucleus);
  return 0.5 * mass * (z * ALPHA) ** 2 * (1 / lower ** 2 - 1 / upper ** 2);
}

describe('lines of kaonic atoms', () => {
  it.each([
    ['KaonicHe3La', 2, 3.016, 3, 2],
    ['KaonicHe4La', 2, 4.0026, 3, 2],
    ['KaonicDKa', 1, 2.0141, 2, 1],
    ['KaonicNe98', 10, 19.9924, 9, 8],
    ['KaonicNe87', 10, 19.9924, 8, 7],
    ['KaonicNe76', 10, 19.9924, 7, 6],
    ['KaonicNe65', 10, 19.9924, 6, 5],
  ] as const)('puts %s a little above Bohr', (id, z, mass, upper, lower) => {
    const ratio = tabulatedEnergyEv(id) / bohrEv(z, mass, upper, lower);
    expect(ratio).toBeGreaterThan(1.0003);
    expect(ratio).toBeLessThan(1.006);
  });

  // Hashimoto et al., Phys. Rev. Lett. 128 (2022) 112503: measured, eV.
  it.each([
    ['KaonicHe3La', 6224.5, 0.45],
    ['KaonicHe4La', 6463.7, 0.32],
  ] as const)('agrees on %s with the measurement %d +- %d eV', (id, measuredEv, errorEv) => {
    expect(Math.abs(tabulatedEnergyEv(id) - measuredEv)).toBeLessThan(2 * errorEv);
  });

  it('know themselves', () => {
    expect(KAONIC_LINES.every(({ id }) => isKaonic(id))).toBe(true);
    expect(isKaonic('CuKa')).toBe(false);
  });
});
