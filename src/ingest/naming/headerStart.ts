import { unixSecondsOf } from './calendar';

const CLOCK = String.raw`(?<h>\d\d?):(?<mi>\d\d?)(?::(?<s>\d\d?(?:\.\d{1,9})?))?(?: ?(?<half>[AP]M))?`;
const ZONE = String.raw`(?<zone>Z|[+-]\d\d:?\d\d)?`;

/** Each is anchored at both ends, and no two of its parts can share characters: no text makes it slow. */
const FORMS: readonly RegExp[] = [
  String.raw`(?<y>\d{4})-(?<mo>\d\d?)-(?<d>\d\d?)[T ]${CLOCK}${ZONE}`,
  String.raw`(?<y>\d{4})/(?<mo>\d\d?)/(?<d>\d\d?) ${CLOCK}`,
  String.raw`(?<first>\d\d?)[/-](?<second>\d\d?)[/-](?<y>\d{4}) ${CLOCK}`,
  String.raw`(?<d>\d\d?)\.(?<mo>\d\d?)\.(?<y>\d{4}) ${CLOCK}`,
  String.raw`(?<d>\d\d?)[ -](?<name>[A-Z]{3})[ -](?<y>\d{4}) ${CLOCK}`,
  String.raw`[A-Z]{3} (?<name>[A-Z]{3}) (?<d>\d\d?) ${CLOCK} (?<y>\d{4})`,
].map((form) => new RegExp(`^${form}$`, 'i'));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A start in a file is no longer than this. */
const MOST_CHARACTERS = 60;

/**
 * Unix seconds of a start of measurement as programs write it: `2022-12-01T00:00:00Z`, `03/20/2024 00:42:39` (month first,
 * as ORTEC and Amptek do, unless the first number is above 12), `2.3.2018 13:53:4` (day first, Bruker), `28-MAR-2019
 * 10:34` (EMSA), `30 MAY 1985 19:08:00` (ORTEC), `Thu Dec 01 00:10:00 2022` (SPEC). A time without zone counts as one that
 * is `utcOffsetHours` ahead of UTC. Null where it is none of these, or says no time of day.
 */
export function headerStartS(text: string, utcOffsetHours: number): number | null {
  if (text.length > MOST_CHARACTERS) return null;
  const spaced = text.trim().replaceAll(/\s+/g, ' ');
  for (const form of FORMS) {
    const groups = form.exec(spaced)?.groups;
    if (groups !== undefined) return startOf(groups, utcOffsetHours);
  }
  return null;
}

function startOf(groups: Readonly<Record<string, string | undefined>>, utcOffsetHours: number): number | null {
  const { y, mo, d, first, second, name, h, mi, s = '0', half, zone } = groups;
  const isDayFirst = Number(first) > 12;
  const month = name === undefined ? (mo ?? (isDayFirst ? second : first)) : MONTHS.indexOf(name.toLowerCase()) + 1;
  const day = d ?? (isDayFirst ? first : second);
  const hours = hoursOf(Number(h), half?.toLowerCase());
  const time = { year: Number(y), month: Number(month), day: Number(day), hours, minutes: Number(mi) };
  return unixSecondsOf({ ...time, seconds: Number(s) }, zone === undefined ? utcOffsetHours : zoneHours(zone));
}

function hoursOf(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return NaN;
  return (hours % 12) + (half === 'pm' ? 12 : 0);
}

/** Hours ahead of UTC of `Z`, `+02:00` or `-0530`. */
function zoneHours(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2)) + Number(digits.slice(2)) / 60;
  return zone.startsWith('-') ? -hours : hours;
}
