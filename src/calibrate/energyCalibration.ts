/** E = p0 + p1 ADC + p2 ADC^2 in eV, ADC in channels meaning their centres (paper Eq. 1). */
export interface EnergyCalibration {
  readonly p: readonly [number, number, number];
  /** Covariance of p, 3 x 3 row major; null where the data gave none. */
  readonly covariance: readonly number[] | null;
  /** `fitted` from its own batch, `interpolated` between neighbours, `pooled` from the whole run. */
  readonly status: 'fitted' | 'interpolated' | 'pooled';
}

/** A calibration with its place in the run; `batch` is null for the whole run (standard). */
export interface LocatedCalibration extends EnergyCalibration {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  /** Index into `Histograms.batches`. */
  readonly batch: number | null;
}

/** The three calibrations that every comparison shows (METHOD.md section 2). Excluded detectors have no entries. */
export interface CalibrationSets {
  readonly standard: readonly LocatedCalibration[];
  readonly reference: readonly LocatedCalibration[];
  readonly optimized: readonly LocatedCalibration[];
}

/** Energy in eV of channel position `adc`. */
export function energyAt(p: readonly [number, number, number], adc: number): number {
  return p[0] + adc * (p[1] + adc * p[2]);
}

/** One-sigma error in eV of the energy at channel position `adc`, from the 3 x 3 covariance of the constants. */
export function energyErrorAt(covariance: readonly number[], adc: number): number {
  return Math.sqrt(Math.max(energyCovariance(covariance, adc, adc), 0));
}

/** Covariance in eV^2 of the energies at channel positions `a` and `b`, from the 3 x 3 covariance of the constants. */
export function energyCovariance(covariance: readonly number[], a: number, b: number): number {
  const left = [1, a, a * a];
  const right = [1, b, b * b];
  return left.reduce(
    (sum, l, i) => sum + right.reduce((inner, r, j) => inner + l * r * (covariance[3 * i + j] ?? 0), 0),
    0,
  );
}

/** dE/dADC in eV per channel at `adc`. */
export function gainAt(p: readonly [number, number, number], adc: number): number {
  return p[1] + 2 * p[2] * adc;
}

/** The channel position of an energy on the rising branch of the quadratic, or null where it never gets there. */
export function channelAt(p: readonly [number, number, number], energyEv: number): number | null {
  const discriminant = p[1] * p[1] + 4 * p[2] * (energyEv - p[0]);
  if (!(discriminant >= 0) || p[1] <= 0) return null;
  // The form that neither cancels nor divides by a vanishing p2.
  return (2 * (energyEv - p[0])) / (p[1] + Math.sqrt(discriminant));
}
