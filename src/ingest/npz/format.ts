import type { Format } from '../format';
import { isZip } from '../source/zip/directory';

/** Several arrays of NumPy in a zip archive. */
export const npz: Format = {
  id: 'npz',
  label: 'NumPy archive: arrays sdd, time, adc of events, or arrays of counts (zip of .npy)',
  extensions: ['.npz'],
  sniff: (head) => isZip(head) && firstName(head).endsWith('.npy'),
};

/** Name of the first file in the archive: its length stands at byte 26, the name at 30. */
function firstName(head: Uint8Array): string {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return new TextDecoder('utf-8').decode(head.subarray(30, 30 + length));
}
