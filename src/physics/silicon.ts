/** Silicon as a detector: pair energy, Fano factor, and how far below a line its escape peak lies. */
export const SILICON = { pairEnergyEv: 3.66, fanoFactor: 0.115, escapeEnergyEv: 1739.9 } as const;
