/** IEEE 754 half precision: enough for weights (11 bits), and half the bytes to fetch. */

/** Decodes little-endian half floats; an odd last byte is ignored. */
export function fromHalf(bytes: Uint8Array): Float32Array {
  const values = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < values.length; i++) {
    values[i] = halfToNumber((bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8));
  }
  return values;
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Encodes as little-endian half floats, rounded to nearest; throws a RangeError beyond +-65504. */
export function toHalf(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  values.forEach((value, i) => {
    const bits = numberToHalf(value);
    bytes[2 * i] = bits & 0xff;
    bytes[2 * i + 1] = bits >> 8;
  });
  return bytes;
}

function numberToHalf(value: number): number {
  const size = Math.abs(value);
  if (!(size < 65520)) throw new RangeError(`${String(value)} is no half float`);
  const sign = value < 0 ? 0x8000 : 0;
  // Unit in the last place: subnormal numbers share that of the smallest normal one.
  const exponent = Math.max(Math.floor(Math.log2(Math.max(size, 2 ** -30))), -14);
  const steps = Math.round(size / 2 ** (exponent - 10));
  // A carry into the next power of two carries into the exponent's bits by itself.
  return sign | (size < 2 ** -14 ? Math.round(size * 2 ** 24) : ((exponent + 14) << 10) + steps);
}
