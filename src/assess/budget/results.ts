/** What a figure of the run depends on besides its counts. Shifts in eV; null where the change cannot be made. */
export interface Shifts {
  /** Mean energy scale at `FORBIDDEN_COPPER_EV`. */
  readonly scaleEv: number | null;
  /** Cu Ka1 in the summed spectrum of the reference calibration. */
  readonly positionEv: number | null;
  readonly fwhmEv: number | null;
}

/** One source of uncertainty. */
export interface BudgetEntry extends Shifts {
  readonly source: string;
  /** What was changed, in words. */
  readonly change: string;
  /** Statistical error, a systematic one, or a figure for information that no sum contains. */
  readonly kind: 'statistical' | 'systematic' | 'information';
  /** Whether the sign tells which way the figures move; not where independent changes are put together. */
  readonly isSigned: boolean;
}

/** Statistical and systematic errors of the reference calibration, as a paper can print them. */
export interface ErrorBudget {
  readonly entries: readonly BudgetEntry[];
  /** Systematic entries added in quadrature; entries without a figure are left out. */
  readonly systematic: Shifts;
  /** Both kinds in quadrature. */
  readonly total: Shifts;
}
