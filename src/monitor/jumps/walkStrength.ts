import type { Reading } from '../../calibrate/drift/walk';
import { median } from '../robust';

/** Readings so far apart are compared, as a share of the run, and at least in days. */
const LAG_SHARE = 1 / 15;
const LEAST_LAG_DAYS = 1;
/** Square of a standard normal variable at its median. */
const MEDIAN_OF_CHI2 = 0.4549;

/**
 * How strongly a detector's scale walks at the pivot, eV in a day^(1/2): from the median square of the changes over a day or
 * two, less what the readings' errors make of it. A jump or two do not change a median. 0 where it hardly moves.
 *
 * @param timesDays middle of each reading, ascending
 */
export function walkStrength(readings: readonly (Reading | null)[], timesDays: readonly number[]): number {
  const lag = Math.max(LAG_SHARE * ((timesDays.at(-1) ?? 0) - (timesDays[0] ?? 0)), LEAST_LAG_DAYS);
  const perDay = readings.flatMap((reading, i) => {
    const later = timesDays.findIndex((days, j) => j > i && days - (timesDays[i] ?? 0) >= lag * (1 - 1e-9));
    const other = readings[later] ?? null;
    if (reading === null || other === null) return [];
    const square = (other.value[0] - reading.value[0]) ** 2 / MEDIAN_OF_CHI2;
    const noise = reading.covariance.xx + other.covariance.xx;
    return [{ square, noise, days: (timesDays[later] ?? 0) - (timesDays[i] ?? 0) }];
  });
  const squares = median(perDay.map(({ square, days }) => square / days));
  const noise = median(perDay.map(({ noise: own, days }) => own / days));
  return Math.sqrt(Math.max(squares - noise, 0)) || 0;
}
