import { describeFile } from '../../ingest/describeFile';
import type { Job } from './context';

/** Says what a file holds; changes nothing. */
export const describe: Job<'describe'> = async ({ file }, context) => describeFile(file, context);
