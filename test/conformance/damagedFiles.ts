import { expect } from 'vitest';
import { FormatError } from '../../src/dataset/errors';
import { readRun } from '../../src/ingest/readRun';
import { quietTask } from './fixtures';

/** What reading a file says: the FormatError, which must name the file, or `read: ` and its warnings. */
export async function outcomeOf(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const file = new File([content], 'a.dat');
    const { warnings } = await readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask());
    return `read: ${warnings.join(' ')}`;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.file).toBe('a.dat');
    return error.message;
  }
}
