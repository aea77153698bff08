import type { Format } from '../format';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** A file may have a block of the user's in front, of 512 bytes or twice as many again and again. */
const PLACES = [0, 512, 1024, 2048, 4096, 8192, 16384, 32768];

/** Datasets in groups, as HDF5 keeps them; HyperSpy's files among them. */
export const hdf5: Format = {
  id: 'hdf5',
  label: 'HDF5: datasets sdd, time, adc of one length, or of counts by (channel) or (SDD, channel); HyperSpy signals',
  extensions: ['.h5', '.hdf5', '.hspy', '.nxs'],
  sniff: (head) => signatureByte(head) >= 0,
};

/** Where the signature is, -1 where it is nowhere. */
export function signatureByte(head: Uint8Array): number {
  const isHere = (byte: number) => SIGNATURE.every((value, i) => head[byte + i] === value);
  return PLACES.find(isHere) ?? -1;
}
