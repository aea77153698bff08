import { ELEMENTS } from './elements';
import { ESCAPING, escapeOf } from './escapeLines';
import { KAONIC_LINES } from './kaonicLines';
import type { Line } from './line';
import type { EscapeLineId, LineId } from './lineId';

export type { Line } from './line';
export type { LineId } from './lineId';
export { SILICON } from './silicon';

/*
 * Lines of `VETTED`. Energies: NIST SRD-128 (Deslattes et al., Rev. Mod. Phys. 75 (2003) 35). Lorentzian natural widths
 * (FWHM): Krause and Oliver, J. Phys. Chem. Ref. Data 8 (1979) 329; Kb widths rounded. Ka2/Ka1: xraylib 4.0.
 *
 * `centroidShiftEv` is how far a Gaussian (a doublet for Ka) fitted at SDD resolution to the measured, multi-Lorentzian
 * line lies from the tabulated energy: most of all for Mn Kb, where 4 eV are enough to bend a quadratic. It is 0 where
 * nobody has measured it for us (Cr, Fe, Ni, Zn, and all lines from the table of the elements).
 */
type Element = 'Ti' | 'Cr' | 'Mn' | 'Fe' | 'Ni' | 'Cu' | 'Zn';
type ElementWithKb = Exclude<Element, 'Ni'>;

function ka(
  element: Element,
  ka1: number,
  ka2: number,
  widths: [number, number],
  ratio: number,
  uncertaintyEv: number,
  centroidShiftEv: number,
): Line {
  return {
    id: `${element}Ka`,
    label: `${element} Kα`,
    element,
    components: [
      { energyEv: ka1, naturalWidthEv: widths[0], weight: 1 },
      { energyEv: ka2, naturalWidthEv: widths[1], weight: ratio },
    ],
    uncertaintyEv,
    centroidShiftEv,
  };
}

function kb(
  element: ElementWithKb,
  energyEv: number,
  naturalWidthEv: number,
  uncertaintyEv: number,
  centroidShiftEv: number,
): Line {
  return {
    id: `${element}Kb`,
    label: `${element} Kβ`,
    element,
    components: [{ energyEv, naturalWidthEv, weight: 1 }],
    uncertaintyEv,
    centroidShiftEv,
  };
}

/** Lines whose figures were gathered one by one: those of the experiments that the product began with. */
const VETTED = {
  TiKa: ka('Ti', 4510.8991, 4504.9201, [1.16, 1.18], 0.508, 0.0094, -0.2),
  TiKb: kb('Ti', 4931.827, 1.5, 0.059, -1.9),
  CrKa: ka('Cr', 5414.8045, 5405.5384, [1.35, 1.37], 0.51, 0.0071, 0),
  CrKb: kb('Cr', 5946.823, 1.7, 0.011, 0),
  MnKa: ka('Mn', 5898.801, 5887.6859, [1.48, 1.5], 0.51, 0.0084, -0.7),
  MnKb: kb('Mn', 6490.585, 2, 0.014, -4.1),
  FeKa: ka('Fe', 6404.0062, 6391.0264, [1.61, 1.62], 0.51, 0.0099, 0),
  FeKb: kb('Fe', 7058.175, 2.2, 0.016, 0),
  NiKa: ka('Ni', 7478.25, 7460.89, [1.94, 1.96], 0.51, 0.01, 0),
  CuKa: ka('Cu', 8047.8227, 8027.8416, [2.11, 2.17], 0.513, 0.0026, -0.35),
  CuKb: kb('Cu', 8905.413, 3, 0.038, -0.7),
  ZnKa: ka('Zn', 8638.906, 8615.823, [2.32, 2.39], 0.51, 0.073, 0),
  ZnKb: kb('Zn', 9572.03, 3.3, 0.22, 0),
} satisfies Partial<Record<LineId, Line>>;

/** Those lines by name, ascending by element. */
export const VETTED_IDS = Object.keys(VETTED) as readonly (keyof typeof VETTED)[];

/** Every line the product knows, by name. The type is what a test holds the tables to: a line for every name. */
export const LINES: Readonly<Record<LineId, Line>> = {
  ...(Object.fromEntries(
    [...ELEMENTS.flatMap(({ lines }) => lines.map(({ line }) => line)), ...KAONIC_LINES].map((line) => [line.id, line]),
  ) as Record<LineId, Line>),
  ...VETTED,
  ...(Object.fromEntries(ESCAPING.map((id) => [`${id}Esc`, escapeOf(id, VETTED[id])])) as Record<EscapeLineId, Line>),
};

/** Whether a text is the name of a line. */
export function isLineId(text: unknown): text is LineId {
  return typeof text === 'string' && Object.hasOwn(LINES, text);
}

/** The tabulated energy of a line in eV: of Ka1 for a Ka. */
export function tabulatedEnergyEv(id: LineId): number {
  return LINES[id].components[0].energyEv;
}

/** Where a fit at SDD resolution finds the line, in eV: tabulated energy plus centroid shift (lines.json, METHOD.md 5). */
export function observedEnergyEv(id: LineId): number {
  return tabulatedEnergyEv(id) + LINES[id].centroidShiftEv;
}

/**
 * Part of a centroid shift that may be wrong. It depends on the shape of the line, on the resolution and on what stands
 * beside the line; nobody has published how well it is known. On two simulators with satellites the fits of Mn Kb found
 * it 0.8 and 1.8 eV off.
 */
const SHIFT_ERROR_SHARE = 0.25;

/** One-sigma error of `observedEnergyEv` in eV: of the table, and of the shift. */
export function observedEnergyErrorEv(id: LineId): number {
  const { uncertaintyEv, centroidShiftEv } = LINES[id];
  return Math.hypot(uncertaintyEv, SHIFT_ERROR_SHARE * centroidShiftEv);
}

/**
 * What stands above Mn Kb in the spectra of VIP-2, the transition to the region of copper (paper section 3.1): it begins at the
 * line and falls with a mean of `reachEv`. Share of the line's counts: `typical`, and at most `most`.
 */
export const SHOULDER = { above: 'MnKb', reachEv: 300, typical: 0.04, most: 0.3 } as const;

/** A line that must not be there, and the energies that are kept out of sight until its search is settled. */
export interface ForbiddenLine {
  /** As printed in figures. */
  readonly label: string;
  /** Ka1, eV. */
  readonly energyEv: number;
  /** Ka2, eV. */
  readonly ka2EnergyEv: number;
  /** Edges of the blinded window, whole bins of 10 eV. */
  readonly blindedEv: readonly [number, number];
}

/**
 * Ka of copper whose 1s shell is full already, which the Pauli principle forbids (METHOD.md section 3; energies of the
 * VIP-2 analyses). Blinded are 100 eV to both sides, widened to whole bins.
 */
export const FORBIDDEN_COPPER: ForbiddenLine = {
  label: 'forbidden Cu Kα',
  energyEv: 7746.73,
  ka2EnergyEv: 7728.83,
  blindedEv: [7640, 7850],
};

/** `FORBIDDEN_COPPER` to a whole eV, as it is named. */
export const FORBIDDEN_COPPER_EV = 7747;
