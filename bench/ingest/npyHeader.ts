/** Header of a `.npy` file of version 1.0: `descr` as NumPy writes it, one axis of `length`. */
export function npyHeader(descr: string, length: number): Buffer {
  const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': (${String(length)},), }`;
  // Magic, version, length and text come to a multiple of 64 bytes.
  const padded = text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11) + '\n';
  const head = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
  head.writeUInt16LE(padded.length, 8);
  return Buffer.concat([head, Buffer.from(padded, 'latin1')]);
}
