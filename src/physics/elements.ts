import data from './elementLines.json' with { type: 'json' };
import type { Line } from './line';
import type { ElementSymbol, LineFamily, LineId } from './lineId';

/** As the file has it: see `scripts/elements/makeElementLines.py`, which makes it. */
type ComponentRow = readonly [energyEv: number, naturalWidthEv: number, weight: number];
type LineRow = readonly [family: LineFamily, share: number, components: readonly [ComponentRow, ...ComponentRow[]]];
type ElementRow = readonly [symbol: ElementSymbol, z: number, name: string, lines: readonly LineRow[]];

/** A line of the table, with how strong it is. */
export interface TableLine {
  readonly line: Line;
  readonly family: LineFamily;
  /** Intensity relative to the strongest line of the same shell, without absorption. */
  readonly share: number;
}

export interface ChemicalElement {
  readonly symbol: ElementSymbol;
  /** Atomic number, 11 to 92. */
  readonly z: number;
  readonly name: string;
  readonly lines: readonly TableLine[];
}

/** What the table's numbers come from, to be shown beside them. */
export const ELEMENT_SOURCE: string = data.source;

/**
 * How far the table's energies may be off: they are rounded to 0.1 eV, and where NIST SRD-128 has been compared (Ti to
 * Cu, Sr, Au) they agree to 0.2 eV; heavier elements rest on older measurements, to 1 part in 10,000.
 */
const LEAST_ERROR_EV = 0.2;
const RELATIVE_ERROR = 1e-4;

const FAMILY_LABELS: Readonly<Record<LineFamily, string>> = {
  Ka: 'Kα',
  Kb: 'Kβ',
  La: 'Lα',
  Lb1: 'Lβ₁',
  Lb2: 'Lβ₂',
  Lg1: 'Lγ₁',
  Ll: 'Ll',
};

function tableLine(symbol: ElementSymbol, [family, share, rows]: LineRow): TableLine {
  const component = ([energyEv, naturalWidthEv, weight]: ComponentRow) => ({ energyEv, naturalWidthEv, weight });
  const [first, ...others] = rows;
  return {
    family,
    share,
    line: {
      id: `${symbol}${family}` as LineId,
      label: `${symbol} ${FAMILY_LABELS[family]}`,
      element: symbol,
      components: [component(first), ...others.map(component)],
      uncertaintyEv: Math.max(LEAST_ERROR_EV, RELATIVE_ERROR * first[0]),
      centroidShiftEv: 0,
    },
  };
}

/** The elements 11 to 92 in their order, with their K and L lines (xraylib 4.0). */
export const ELEMENTS: readonly ChemicalElement[] = (data.elements as unknown as readonly ElementRow[]).map(
  ([symbol, z, name, lines]) => ({ symbol, z, name, lines: lines.map((row) => tableLine(symbol, row)) }),
);

const SHARES: ReadonlyMap<string, number> = new Map(
  ELEMENTS.flatMap(({ lines }) => lines.map(({ line, share }) => [line.id, share] as const)),
);

/** Intensity of a line relative to the strongest of its shell; 1 for a line that the table does not have. */
export function shareOf(line: LineId): number {
  return SHARES.get(line) ?? 1;
}
