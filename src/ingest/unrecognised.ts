import { FormatError } from '../dataset/errors';
import { FORMATS } from './registry';
import { findHeader } from './table/header';

/** Ids of the formats that a user can write by hand. */
const TABLES: readonly string[] = ['event-csv', 'histogram-csv', 'histogram-wide'];

/** Why no reader takes a file that starts with `head`: an error that says what was found and what could be read. */
export function unrecognised(head: Uint8Array, name: string): FormatError {
  if (head.length === 0) return new FormatError(name, {}, `the file is empty. ${whatCanBeRead()}`);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    return new FormatError(name, { byte: 0 }, 'the text is coded as UTF-16: save it as UTF-8');
  }
  const byte = head.findIndex(isNoText);
  if (byte >= 0) {
    const found = (head[byte] ?? 0).toString(16).padStart(2, '0');
    return new FormatError(name, { byte }, `this is binary data (byte 0x${found}), not text. ${whatCanBeRead()}`);
  }
  const header = findHeader(head);
  if (header === null) return new FormatError(name, {}, `there is no header line. ${whatCanBeRead()}`);
  const found = header.names.join(header.separator);
  const shown = found.length > 80 ? `${found.slice(0, 80)}…` : found;
  const problem = `the header is "${shown}", which no reader knows${whatIsMissing(header.keys)}. ${whatCanBeRead()}`;
  return new FormatError(name, { line: header.line }, problem);
}

/** The column that an event or histogram table lacks, where the header is near to one. */
function whatIsMissing(keys: readonly string[]): string {
  const missing = ['sdd', 'adc'].filter((key) => !keys.includes(key));
  return missing.length === 1 ? `: the column "${missing.join('')}" is missing` : '';
}

/** Control characters that do not occur in text; escape (27) is among them, tab, newlines and form feed are not. */
function isNoText(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

/** Tables in full, since their headers can be mended; other formats by name. */
function whatCanBeRead(): string {
  const list = FORMATS.map(({ id, label, extensions }) => {
    const shown = TABLES.includes(id) ? label : (label.split(':')[0] ?? label);
    return `${shown} (${extensions.join(', ')})`;
  });
  return `What can be read, each also as .gz or in a .zip: ${list.join('; ')}`;
}
