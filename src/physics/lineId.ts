/** Elements by what of them the table of lines has (`elementLines.json`). */
type OnlyKa = 'Na' | 'Mg';
type LightElement =
  | 'Al'
  | 'Si'
  | 'P'
  | 'S'
  | 'Cl'
  | 'Ar'
  | 'K'
  | 'Ca'
  | 'Sc'
  | 'Ti'
  | 'V'
  | 'Cr'
  | 'Mn'
  | 'Fe'
  | 'Co'
  | 'Ni'
  | 'Cu'
  | 'Zn'
  | 'Ga'
  | 'Ge'
  | 'As'
  | 'Se'
  | 'Br'
  | 'Kr'
  | 'Rb'
  | 'Sr'
  | 'Y';
type HeavyElement =
  | 'Zr'
  | 'Nb'
  | 'Mo'
  | 'Tc'
  | 'Ru'
  | 'Rh'
  | 'Pd'
  | 'Ag'
  | 'Cd'
  | 'In'
  | 'Sn'
  | 'Sb'
  | 'Te'
  | 'I'
  | 'Xe'
  | 'Cs'
  | 'Ba'
  | 'La'
  | 'Ce'
  | 'Pr'
  | 'Nd'
  | 'Pm'
  | 'Sm'
  | 'Eu'
  | 'Gd'
  | 'Tb'
  | 'Dy'
  | 'Ho'
  | 'Er'
  | 'Tm'
  | 'Yb'
  | 'Lu'
  | 'Hf'
  | 'Ta'
  | 'W'
  | 'Re'
  | 'Os'
  | 'Ir'
  | 'Pt'
  | 'Au'
  | 'Hg'
  | 'Tl'
  | 'Pb'
  | 'Bi'
  | 'Po'
  | 'At'
  | 'Rn'
  | 'Fr'
  | 'Ra'
  | 'Ac'
  | 'Th'
  | 'Pa'
  | 'U';

/** Symbols of the elements 11 to 92. */
export type ElementSymbol = OnlyKa | LightElement | HeavyElement;

/** Lines of one name: what an SDD sees as one peak, or nearly so. */
export type LineFamily = 'Ka' | 'Kb' | 'La' | 'Lb1' | 'Lb2' | 'Lg1' | 'Ll';

/** Lines of kaonic atoms (`kaonicLines.ts`): the nucleus and the transition. */
export type KaonicLineId =
  'KaonicHe3La' | 'KaonicHe4La' | 'KaonicDKa' | 'KaonicNe98' | 'KaonicNe87' | 'KaonicNe76' | 'KaonicNe65';

/** Lines whose silicon escape peak is a line of its own (`escapeLines.ts`). */
export type EscapingLineId = `${'Ti' | 'Cr' | 'Mn' | 'Fe' | 'Ni' | 'Cu' | 'Zn'}Ka`;

/** The silicon escape peak of a Ka: 1739.9 eV below it. */
export type EscapeLineId = `${EscapingLineId}Esc`;

/** Names of lines as the results file spells them: `CuKa`, `AuLb1`. A Ka stands for its doublet, quoted at Ka1. */
export type LineId =
  `${OnlyKa}Ka` | `${LightElement}${'Ka' | 'Kb'}` | `${HeavyElement}${LineFamily}` | KaonicLineId | EscapeLineId;
