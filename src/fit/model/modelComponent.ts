import { SILICON } from '../../physics/lines';
import type { FixedShape } from '../../physics/tabulatedShape';

/** A line's width by the names of its parameters (`Width`). */
export type NamedWidth =
  | { readonly sigma: string; readonly scale?: number }
  | { readonly noiseEv: string; readonly fanoFactor: string; readonly energyEv: number; readonly evPerUnit: number };

/** A line by the names of its parameters (`LineTerm`, `VoigtLine`). */
export interface NamedLine {
  readonly kind: 'line';
  /** What figures call it. */
  readonly label: string;
  /** `voigt` has the natural widths of the components, `gauss` has not. */
  readonly profile: 'gauss' | 'voigt';
  readonly components: readonly { readonly offset: number; readonly share: number; readonly naturalWidth: number }[];
  readonly position: string;
  readonly area: string;
  readonly areaShare?: string;
  readonly width: NamedWidth;
  readonly tail?: { readonly fraction: string; readonly beta: string };
  /** For `gauss` with a tail that is fixed. */
  readonly fixedShape?: FixedShape;
}

/** A component of a region's model. Levels are counts per unit of x. */
export type ModelComponent =
  | NamedLine
  | {
      readonly kind: 'shelf';
      readonly label: string;
      readonly position: string;
      readonly area: string;
      readonly width: NamedWidth;
      readonly perUnit: string;
    }
  | {
      readonly kind: 'shoulder';
      readonly label: string;
      readonly position: string;
      readonly area: string;
      readonly share: string;
      readonly width: NamedWidth;
      /** In units of x. */
      readonly reach: number;
    }
  | { readonly kind: 'constant'; readonly label: string; readonly level: string }
  | { readonly kind: 'straight'; readonly label: string; readonly low: string; readonly high: string }
  | { readonly kind: 'sloped'; readonly label: string; readonly level: string; readonly slope: string }
  | { readonly kind: 'exponential'; readonly label: string; readonly level: string; readonly rate: string }
  | {
      readonly kind: 'template';
      readonly label: string;
      readonly scale: string;
      readonly counts: ArrayLike<number>;
    };

/**
 * The silicon escape peak of a line: 1740 eV below it, `areaShare` of its counts, everything else shared.
 *
 * @param evPerUnit eV per unit of x
 */
export function escapePeak(line: NamedLine, evPerUnit: number, areaShare: string): NamedLine {
  return {
    ...line,
    label: `${line.label}, Si escape`,
    components: line.components.map((component) => ({
      ...component,
      offset: component.offset - SILICON.escapeEnergyEv / evPerUnit,
    })),
    areaShare,
  };
}
