/** Kinds of failure that cross the worker boundary and that the page explains to the user. */
export type ErrorCode =
  'format' | 'unsupported' | 'limit' | 'empty' | 'memory' | 'analysis' | 'backend' | 'cancelled' | 'internal';

/** An error with a code; `message` says what is wrong and what would be right, in words for the user. */
export class HalfmaxError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HalfmaxError';
    this.code = code;
  }
}

/** Where in a file a fault is. Lines and columns count from 1, bytes from 0. */
export interface FilePlace {
  /** Name of a file inside an archive; the rest of the place is in it. */
  readonly member?: string;
  readonly line?: number;
  readonly column?: number;
  readonly byte?: number;
}

/** A file that cannot be read: names the file, the place in it, and what would be right. */
export class FormatError extends HalfmaxError {
  readonly file: string;
  readonly place: FilePlace;
  /** What is wrong and what would be right, without the place. */
  readonly problem: string;

  constructor(file: string, place: FilePlace, problem: string, options?: ErrorOptions) {
    super('format', `${file}${describePlace(place)}: ${problem}`, options);
    this.name = 'FormatError';
    this.file = file;
    this.place = place;
    this.problem = problem;
  }
}

function describePlace({ member, line, column, byte }: FilePlace): string {
  const parts = [
    member ?? '',
    line === undefined ? '' : `line ${String(line)}`,
    column === undefined ? '' : `column ${String(column)}`,
    byte === undefined ? '' : `byte ${String(byte)}`,
  ].filter((part) => part !== '');
  return parts.length > 0 ? `, ${parts.join(', ')}` : '';
}
