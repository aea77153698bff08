import type { Bytes } from './mutation';

/** The numbers of a `.npy` file by the names of their fields (empty for a plain array), in the order of the file. */
interface NpyContent {
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

/** By NEP 1. What is no number type is left out. */
export function npyContent(bytes: Bytes): NpyContent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [lengthBytes, length] = bytes[6] === 1 ? [2, view.getUint16(8, true)] : [4, view.getUint32(8, true)];
  const start = 8 + lengthBytes + length;
  const header = Buffer.from(bytes.subarray(8 + lengthBytes, start)).toString('latin1');
  const shape = (/'shape'\s*:\s*\(([^)]*)\)/.exec(header)?.[1]?.match(/\d+/g) ?? []).map(Number);
  const plain = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  const inBrackets = /'descr'\s*:\s*\[([^\]]*)\]/.exec(header)?.[1] ?? '';
  const fields =
    plain === undefined
      ? [...inBrackets.matchAll(/\(\s*'([^']*)'\s*,\s*'([^']*)'/g)].map(([, name = '', code = '']) => ({ name, code }))
      : [{ name: '', code: plain }];
  const sizes = fields.map(({ code }) => Number(/\d+$/.exec(code)?.[0]));
  const recordBytes = sizes.reduce((a, b) => a + b, 0);
  const records = shape.reduce((a, b) => a * b, 1);
  const columns = fields.map(({ name, code }, k) => {
    const at = start + sizes.slice(0, k).reduce((a, b) => a + b, 0);
    const values = Array.from({ length: records }, (_, i) => numberAt(view, at + i * recordBytes, code));
    return [name.toLowerCase(), values] as const;
  });
  return { shape, isFortran: /'fortran_order'\s*:\s*True/.test(header), columns: new Map(columns) };
}

function numberAt(view: DataView, at: number, code: string): number {
  const isLittle = !code.startsWith('>');
  switch (code.slice(1)) {
    case 'i1':
      return view.getInt8(at);
    case 'u1':
      return view.getUint8(at);
    case 'i2':
      return view.getInt16(at, isLittle);
    case 'u2':
      return view.getUint16(at, isLittle);
    case 'i4':
      return view.getInt32(at, isLittle);
    case 'u4':
      return view.getUint32(at, isLittle);
    case 'i8':
      return Number(view.getBigInt64(at, isLittle));
    case 'u8':
      return Number(view.getBigUint64(at, isLittle));
    case 'f4':
      return view.getFloat32(at, isLittle);
    case 'f8':
      return view.getFloat64(at, isLittle);
    default:
      return NaN;
  }
}
