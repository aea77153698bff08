import type { Line } from './line';
import type { KaonicLineId } from './lineId';

/**
 * Lines of kaonic atoms: electromagnetic energies by `scripts/elements/makeKaonicLines.py` (Klein-Gordon, vacuum
 * polarisation). They are what is measured, so no scale is made of them; what the strong interaction adds is not in them:
 * below 2 eV for helium, none for neon, some -800 eV with a width of 750 eV expected for deuterium. K-4He 3d-2p stands at
 * 6463.5 eV, as the experiments quote it (the script finds 6463.3).
 */
const KAONIC: readonly (readonly [id: KaonicLineId, atom: string, transition: string, energyEv: number])[] = [
  ['KaonicHe3La', 'K⁻³He', 'Lα', 6224.5],
  ['KaonicHe4La', 'K⁻⁴He', 'Lα', 6463.5],
  ['KaonicDKa', 'K⁻d', 'Kα', 7834],
  ['KaonicNe98', 'K⁻Ne', '9→8', 4201.4],
  ['KaonicNe87', 'K⁻Ne', '8→7', 6130.3],
  ['KaonicNe76', 'K⁻Ne', '7→6', 9450.2],
  ['KaonicNe65', 'K⁻Ne', '6→5', 15685.1],
];

/** What the calculation leaves out, eV. */
const UNCERTAINTY_EV = 2;

export const KAONIC_LINES: readonly Line[] = KAONIC.map(([id, atom, transition, energyEv]) => ({
  id,
  label: `${atom} ${transition}`,
  element: atom,
  components: [{ energyEv, naturalWidthEv: 0, weight: 1 }],
  uncertaintyEv: UNCERTAINTY_EV,
  centroidShiftEv: 0,
}));

const IDS: ReadonlySet<string> = new Set(KAONIC.map(([id]) => id));

/** Whether a line is one of a kaonic atom. */
export function isKaonic(id: string): id is KaonicLineId {
  return IDS.has(id);
}
