/** Of a day of UTC as Unix time counts it: leap seconds are none of its seconds. */
export const SECONDS_PER_DAY = 86_400;
