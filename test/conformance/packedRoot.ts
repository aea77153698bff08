/** A ROOT file packed by each of the methods that ROOT knows beside zlib. */
import { histogram, makeRoot } from './makeRoot';

/** `histogram('sdd7', 'D', CONTENTS)`, packed by zstd -19, xz -9 and lz4 -9, the last with its checksum left out. */
export const PACKINGS = {
  'ZS\x01':
    'KLUv/WRzAV0CABIHDxiwqTUMwzAMK88jXPlFZGvC7fAJYW8ldqf/0/Ij98/8f+7/5v7vWdSgNhxfMfkqazHhwauq8RGdT5WAFwMAw0NQQbcSQT43y6Du67U=',
  'XZ\x00':
    '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM4AJyAEpdAB///EdUswOsXYCS1u/gcbPwuGMt7NOuFMr1cP7Y8l6AxfRmIIFimoOqNLS9OX7VKDs5enwYu2ppu11+P9HA7I8XSCmk3xyfRJgAAAAArQRYPgABYvMEAAAAVsefBj4wDYsCAAAAAAFZWg==',
  'L4\x01':
    'AAAAAAAAAAD4HUAAAm8AAUAAAFUAB0AAABIAAQABAAAAAAMAAAAEc2RkNwBAAAAxAAlAAAATHABgBXhheGlzDgAjQAABADVAUAABACVAWAsAFUIUABIUCAAvP/AIAB0PQAD/tIAAAAAAAAAAAA==',
};
const CONTENTS = [0, ...Array.from({ length: 64 }, (_, i) => (i % 8 === 0 ? 5 : 1)), 0];
/** A file with one histogram, 96 events, its object packed so. */
export const rootPackedBy = (pack: (content: Uint8Array) => Uint8Array) =>
  makeRoot([histogram('sdd7', 'D', CONTENTS, { pack })]);
