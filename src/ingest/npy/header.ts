import { FormatError } from '../../dataset/errors';
import { numberType, type NumberType } from './numberType';

/** One number of every record of an array. */
export interface NpyField {
  /** Empty where the array has no named fields. */
  readonly name: string;
  readonly type: NumberType;
  /** Where it stands in the record, in bytes. */
  readonly offset: number;
}

export interface NpyHeader {
  readonly fields: readonly NpyField[];
  /** Whether the records have named fields. */
  readonly isStructured: boolean;
  readonly recordBytes: number;
  /** Whether the first index runs fastest. */
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  /** Product of the shape. */
  readonly records: number;
}

const DESCRIPTION = /'descr'\s*:\s*(?:'([^']*)'|\[([^\]]*)\])/;
const ORDER = /'fortran_order'\s*:\s*(True|False)/;
const SHAPE = /'shape'\s*:\s*\(([\d\s,L]*)\)/;
const FIELD = /\s*\(\s*'([^']*)'\s*,\s*'([^']*)'\s*\)\s*,?/y;
/** Gaps between aligned fields. */
const PADDING = /^\|V(\d{1,4})$/;

/** Parses the dictionary of a header (NumPy's format specification, NEP 1). `byte` is where it starts in the file. */
export function parseHeader(file: string, text: string, byte: number): NpyHeader {
  const [, plain, structured] = DESCRIPTION.exec(text) ?? [];
  const order = ORDER.exec(text)?.[1];
  const shape = SHAPE.exec(text)?.[1]?.match(/\d+/g)?.map(Number) ?? [];
  if ((plain === undefined && structured === undefined) || order === undefined || !SHAPE.test(text)) {
    throw new FormatError(
      file,
      { byte },
      'the header of the array is damaged; expected descr, fortran_order and shape',
    );
  }
  const records = shape.reduce((product, length) => product * length, 1);
  if (!Number.isSafeInteger(records)) {
    throw new FormatError(file, { byte }, `the shape (${shape.join(', ').slice(0, 80)}) is larger than any file`);
  }
  const named: [string, string][] = plain === undefined ? fieldsIn(file, structured ?? '', byte) : [['', plain]];
  const fields: NpyField[] = [];
  let recordBytes = 0;
  for (const [name, code] of named) {
    const gap = PADDING.exec(code)?.[1];
    const type = gap === undefined ? numberType(code) : null;
    if (gap === undefined && type === null) {
      const problem = `the type "${code.slice(0, 40)}" is no whole or real number; expected e.g. int32 or float64`;
      throw new FormatError(file, { byte }, problem);
    }
    if (type !== null) fields.push({ name, type, offset: recordBytes });
    recordBytes += type?.bytes ?? Number(gap);
  }
  if (fields.length === 0) throw new FormatError(file, { byte }, 'the records of the array have no fields');
  return { fields, isStructured: plain === undefined, recordBytes, isFortran: order === 'True', shape, records };
}

function fieldsIn(file: string, text: string, byte: number): [string, string][] {
  const fields: [string, string][] = [];
  FIELD.lastIndex = 0;
  let end = 0;
  for (let match = FIELD.exec(text); match !== null; match = FIELD.exec(text)) {
    fields.push([match[1] ?? '', match[2] ?? '']);
    end = FIELD.lastIndex;
  }
  if (text.slice(end).trim() === '') return fields;
  const problem = `the fields "${text.slice(end, end + 60)}" are no single numbers; expected e.g. ('sdd', '<i2')`;
  throw new FormatError(file, { byte }, problem);
}
