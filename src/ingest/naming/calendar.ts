/** A date and a time of day as they are written, month and day from 1. */
export interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  /** May have a fraction. */
  readonly seconds: number;
}

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const SECONDS_PER_HOUR = 3600;

/**
 * Unix seconds of a date and time of day that is `utcOffsetHours` ahead of UTC (Gregorian calendar, no leap seconds).
 * Null where there is no such day or time, or the year is none from 1970 to 2199.
 */
export function unixSecondsOf(
  { year, month, day, hours, minutes, seconds }: CalendarTime,
  utcOffsetHours: number,
): number | null {
  const isTime = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
  if (!isTime || !(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // A 31 April becomes a 1 May there: no such day.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return midnight.getTime() / 1000 + (hours - utcOffsetHours) * SECONDS_PER_HOUR + 60 * minutes + seconds;
}
