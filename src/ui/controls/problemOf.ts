/** Why a text is no valid number for the field, in words; null where it is one. */
export function problemOf(text: string, min: number, max: number, isInteger: boolean): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return 'a number, please';
  if (isInteger && !Number.isInteger(value)) return 'a whole number, please';
  if (value < min || value > max) return `${String(min)} to ${String(max)}`;
  return null;
}
