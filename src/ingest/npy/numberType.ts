/** How numbers of one type of NumPy lie in memory. */
export interface NumberType {
  readonly bytes: number;
  readonly read: (view: DataView, byte: number) => number;
}

type Reader = (view: DataView, byte: number, isLittle: boolean) => number;

/** Kind and size as in NumPy's array interface: i signed, u unsigned, f floating point, bytes. */
const READERS: Readonly<Record<string, Reader>> = {
  i1: (view, byte) => view.getInt8(byte),
  u1: (view, byte) => view.getUint8(byte),
  i2: (view, byte, isLittle) => view.getInt16(byte, isLittle),
  u2: (view, byte, isLittle) => view.getUint16(byte, isLittle),
  i4: (view, byte, isLittle) => view.getInt32(byte, isLittle),
  u4: (view, byte, isLittle) => view.getUint32(byte, isLittle),
  // Beyond 2^53 these are rounded; nothing that large is a count, a channel or a time.
  i8: (view, byte, isLittle) => Number(view.getBigInt64(byte, isLittle)),
  u8: (view, byte, isLittle) => Number(view.getBigUint64(byte, isLittle)),
  f4: (view, byte, isLittle) => view.getFloat32(byte, isLittle),
  f8: (view, byte, isLittle) => view.getFloat64(byte, isLittle),
};

/** The type that NumPy writes as e.g. `<i4` or `|u1`; null where it is none of whole or real numbers. */
export function numberType(code: string): NumberType | null {
  const [, order, kind = ''] = /^([<>|=])([iuf]\d)$/.exec(code) ?? [];
  const read = READERS[kind];
  if (read === undefined || (order === '|' && !kind.endsWith('1'))) return null;
  const isLittle = order !== '>';
  return { bytes: Number(kind.slice(1)), read: (view, byte) => read(view, byte, isLittle) };
}
