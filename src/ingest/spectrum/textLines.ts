import { FormatError } from '../../dataset/errors';
import type { OpenFile } from '../format';

/** A longer line is none of a spectrum: 65536 channels of 12 characters. */
const MAX_LINE_CHARACTERS = 2 ** 20;
/** A spectrum of 65536 channels as pairs of numbers, with a generous head. */
const MAX_CHARACTERS = 2 ** 22;

/** A line without the spaces around it, and its number in the file, from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/**
 * The lines of a text, piece by piece. Latin-1, which has a character for every byte: analysers write degree signs in
 * it, and numbers look the same in any code. A byte order mark is taken off.
 */
export async function* textLines(file: OpenFile): AsyncGenerator<NumberedLine[], void> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  let line = 1;
  const numbered = (text: string): NumberedLine => ({
    text: (line === 1 ? withoutMark(text) : text).trim(),
    line: line++,
  });
  for await (const chunk of file.chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new FormatError(file.name, { line: line + lines.length }, 'this line is longer than 1 MiB');
    }
    yield lines.map(numbered);
  }
  if (rest !== '') yield [numbered(rest)];
}

/** All lines of a text of at most 4 MiB; `what` names what is never longer. */
export async function allLines(file: OpenFile, what: string): Promise<NumberedLine[]> {
  const all: NumberedLine[] = [];
  let characters = 0;
  for await (const lines of textLines(file)) {
    for (const line of lines) {
      characters += line.text.length + 1;
      all.push(line);
    }
    if (characters > MAX_CHARACTERS) {
      throw new FormatError(file.name, { line: all.length }, `the file is longer than any ${what}`);
    }
  }
  return all;
}

/** The first bytes of a file as lines; the last one may be cut. */
export function linesOfHead(head: Uint8Array): string[] {
  return withoutMark(new TextDecoder('latin1').decode(head)).split(/\r?\n/);
}

/** Without the byte order mark of UTF-8, which looks like three letters in Latin-1. */
function withoutMark(text: string): string {
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}
