import type { Format } from '../format';
import { isNpy } from './openNpy';

/** One array of NumPy. */
export const npy: Format = {
  id: 'npy',
  label: 'NumPy array: counts of shape (channel) or (detector, channel), or events with the fields sdd, time, adc',
  extensions: ['.npy'],
  sniff: isNpy,
};
