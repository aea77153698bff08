/** Typical events of one SDD of VIP-2 in a month: Ti Ka, Ti Kb, Mn Ka, Mn Kb, Cu Ka. */
export const TYPICAL_EVENTS = [13300, 1730, 26700, 3630, 267] as const;
