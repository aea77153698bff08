/** Entries of an object that came from outside. Each throws a RangeError that names the entry and what would be right. */
const LONGEST_TEXT = 80;
const LONGEST_SENTENCE = 400;

export function asRecord(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name}: an object is needed`);
  }
  return value as Readonly<Record<string, unknown>>;
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST_TEXT) {
    throw new RangeError(`${name}: a text of 1 to ${String(LONGEST_TEXT)} characters is needed`);
  }
  return value;
}

export function whole(value: unknown, name: string, from: number, to: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new RangeError(`${name}: a whole number from ${String(from)} to ${String(to)} is needed`);
}

export function numberList(value: unknown, name: string): readonly number[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'number' && Number.isFinite(entry))) {
    return value as readonly number[];
  }
  throw new RangeError(`${name}: a list of numbers is needed`);
}

export function range(value: unknown, name: string): readonly [number, number] {
  const [from, to, ...more] = numberList(value, name);
  if (from === undefined || to === undefined || more.length > 0 || from >= to) {
    throw new RangeError(`${name}: two numbers, the lower one first, are needed`);
  }
  return [from, to];
}

/** A text that may be empty. */
export function sentence(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length <= LONGEST_SENTENCE) return value;
  throw new RangeError(`${name}: a text of at most ${String(LONGEST_SENTENCE)} characters is needed`);
}

/** A number from `from` to `to`, both included. */
export function between(value: unknown, name: string, from: number, to: number): number {
  if (typeof value === 'number' && value >= from && value <= to) return value;
  throw new RangeError(`${name}: a number from ${String(from)} to ${String(to)} is needed`);
}
