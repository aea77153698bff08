import { readPart as read } from '../../ingest/readPart';
import type { Job } from './context';

/** Reads one file for a run that another worker holds; changes nothing. */
export const readPart: Job<'readPart'> = async ({ file, options, choices }, context) =>
  read(file, options, context, choices);
