import { labels } from '../../labels/labels';

const { problems } = labels.controls;

/** Why a text is no valid number for the field, in words; null where it is one. */
export function problemOf(text: string, min: number, max: number, isInteger: boolean): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return problems.notNumber;
  if (isInteger && !Number.isInteger(value)) return problems.notWhole;
  if (value < min || value > max) return problems.outside(String(min), String(max));
  return null;
}
