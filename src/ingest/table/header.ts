/** The header of a table: its column names, and where its rows start. */
export interface TableHeader {
  /** Names as they stand in the file, trimmed, without quotes. */
  readonly names: readonly string[];
  /** The same in lower case, to be compared. */
  readonly keys: readonly string[];
  readonly separator: string;
  /** Line of the header, from 1. */
  readonly line: number;
  /** First byte after the header line. */
  readonly bodyByte: number;
}

const NEWLINE = 10;
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The header of a text table: its first line that is neither empty nor a `#` comment, cut at whichever of comma,
 * semicolon and tab occurs most often. A byte order mark and CRLF are tolerated. Null where the bytes are no text or
 * hold no such line.
 */
export function findHeader(head: Uint8Array): TableHeader | null {
  const decoder = new TextDecoder('utf-8');
  let line = 1;
  for (let from = 0; from < head.length; line++) {
    const newline = head.indexOf(NEWLINE, from);
    const to = newline < 0 ? head.length : newline;
    const text = decoder
      .decode(head.subarray(from, to))
      .replace(/^\uFEFF/, '')
      .trim();
    from = to + 1;
    if (text === '' || text.startsWith('#')) continue;
    return isPrintable(text) ? parseHeader(text, line, Math.min(from, head.length)) : null;
  }
  return null;
}

function parseHeader(text: string, line: number, bodyByte: number): TableHeader {
  const occurrences = (separator: string) => text.split(separator).length;
  const separator = SEPARATORS.reduce((best, other) => (occurrences(other) > occurrences(best) ? other : best));
  const names = text.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
  return { names, keys: names.map((name) => name.toLowerCase()), separator, line, bodyByte };
}

function isPrintable(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what marks binary data
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);
}
