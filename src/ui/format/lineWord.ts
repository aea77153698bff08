import type { LineId } from '../../physics/lines';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';

/** A line in a sentence: copper by its name, as everywhere; others by their labels. Where none is stated it was copper. */
export function lineWord(line: LineId | null | undefined): string {
  return line == null || line === 'CuKa' ? labels.results.copper : LINES[line].label;
}
