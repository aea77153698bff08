/** Bytes as ROOT streams them, big endian: numbers, texts, objects with their lengths, and the layout of classes. */
import { deflateSync } from 'node:zlib';

type Bytes = Buffer;

const LENGTH_FLAG = 0x40000000;
const NEW_CLASS = 0xffffffff;

export const joined = (...parts: Uint8Array[]): Bytes => Buffer.concat(parts);

/** Numbers of one kind, one after the other. */
export function numbers(kind: 'u8' | 'i16' | 'i32' | 'i64' | 'f32' | 'f64', ...values: number[]): Bytes {
  const size = Number(kind.slice(1)) / 8;
  const bytes = Buffer.alloc(size * values.length);
  values.forEach((value, i) => {
    if (kind === 'f32') bytes.writeFloatBE(value, size * i);
    else if (kind === 'f64') bytes.writeDoubleBE(value, size * i);
    else if (kind === 'i64') bytes.writeBigInt64BE(BigInt(value), size * i);
    else bytes.writeUIntBE(value < 0 ? value + 2 ** (8 * size) : value, size * i, size);
  });
  return bytes;
}

export const i16 = (...values: number[]) => numbers('i16', ...values);
export const i32 = (...values: number[]) => numbers('i32', ...values);
export const i64 = (...values: number[]) => numbers('i64', ...values);
export const f64 = (...values: number[]) => numbers('f64', ...values);

export const text = (value: string) => joined(Buffer.from([value.length]), Buffer.from(value, 'latin1'));

/** An object with its length and the version of its class. */
export const versioned = (version: number, ...content: Uint8Array[]) => {
  const all = joined(...content);
  return joined(i32(LENGTH_FLAG + all.length + 2), i16(version), all);
};

const OBJECT = joined(i16(1), i32(0, 0x03000000));
export const named = (name: string, title = '') => versioned(1, OBJECT, text(name), text(title));

/** An object behind a pointer, which says its class. */
export const pointed = (className: string, object: Uint8Array) => {
  const all = joined(i32(NEW_CLASS), Buffer.from(`${className}\0`, 'latin1'), object);
  return joined(i32(LENGTH_FLAG + all.length), all);
};

export const list = (...objects: Uint8Array[]) =>
  versioned(5, OBJECT, text(''), i32(objects.length), ...objects.map((object) => joined(object, text(''))));

export const objArray = (...objects: Uint8Array[]) =>
  versioned(3, OBJECT, text(''), i32(objects.length), i32(0), ...objects);

/** A member of a class: a base with its version, a plain type, an object in it, a pointer, or a list with its counter. */
type Member =
  | { readonly base: string; readonly version: number }
  | { readonly name: string; readonly type: number; readonly of: string; readonly counter?: string };

function streamerElement(member: Member): Bytes {
  const [name, type, of] = 'base' in member ? [member.base, 0, 'BASE'] : [member.name, member.type, member.of];
  const element = versioned(4, named(name), i32(type, 0, 0, 0, 0, 0, 0, 0, 0), text(of));
  if ('base' in member) return pointed('TStreamerBase', versioned(3, element, i32(member.version)));
  if (member.counter !== undefined) {
    return pointed('TStreamerBasicPointer', versioned(2, element, i32(1), text(member.counter), text('TBranch')));
  }
  const kinds: Record<number, string> = {
    61: 'TStreamerObject',
    62: 'TStreamerObjectAny',
    64: 'TStreamerObjectPointer',
    65: 'TStreamerString',
  };
  return pointed(kinds[type] ?? 'TStreamerBasicType', versioned(2, element));
}

/** The layout of a class, as it goes into the file's list of them. */
export const layout = (className: string, version: number, ...members: Member[]) =>
  pointed(
    'TStreamerInfo',
    versioned(9, named(className), i32(1, version), pointed('TObjArray', objArray(...members.map(streamerElement)))),
  );

/** Packed in one block; `method` and what follows can be those of another packing. */
export function packed(content: Uint8Array, method = 'ZL\x08', body: Uint8Array = deflateSync(content)): Bytes {
  const size = (bytes: number) => Buffer.from([bytes & 255, (bytes >> 8) & 255, bytes >> 16]);
  return joined(Buffer.from(method, 'latin1'), size(body.length), size(content.length), body);
}
