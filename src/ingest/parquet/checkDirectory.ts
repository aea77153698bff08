import type { FileMetaData } from 'hyparquet';
import { FormatError } from '../../dataset/errors';

/** A column of a row group may have so many bytes: packed, its bytes are in memory as long as its rows are read. */
export const MAX_CHUNK_BYTES = 2 ** 27;
const MAX_GROUP_ROWS = 2 ** 24;
export const DAMAGED = 'the file is damaged: what its directory says is not what it holds';

/**
 * Throws a FormatError where the directory of a file of `bytes` bytes does not agree with itself or with the file, or where a
 * row group is too large to be held: 128 MiB per column.
 */
export function checkDirectory(file: string, bytes: number, metadata: FileMetaData): void {
  checkSizes(file, metadata);
  checkPlaces(file, bytes, metadata);
}

function checkSizes(file: string, metadata: FileMetaData): void {
  let rows = 0;
  for (const [i, group] of metadata.row_groups.entries()) {
    const largest = Math.max(
      0,
      ...group.columns.map(({ meta_data: column }) => Number(column?.total_uncompressed_size ?? 0)),
    );
    const groupRows = Number(group.num_rows);
    rows += groupRows;
    if (!(groupRows >= 0 && groupRows <= MAX_GROUP_ROWS && largest <= MAX_CHUNK_BYTES)) {
      const found = `row group ${String(i + 1)} has ${String(groupRows)} rows, its largest column ${String(largest)} bytes`;
      const most = `${String(MAX_GROUP_ROWS)} rows and ${String(MAX_CHUNK_BYTES)} bytes are the most`;
      throw new FormatError(file, {}, `${found}; ${most}: write the file with smaller row groups`);
    }
  }
  if (rows !== Number(metadata.num_rows)) {
    const found = `its row groups have ${String(rows)} rows, and it says ${String(metadata.num_rows)}`;
    throw new FormatError(file, {}, `the directory at the end of the file is damaged: ${found}`);
  }
}

/** Where the columns are has to be in the file: hyparquet would ask for bytes anywhere. */
function checkPlaces(file: string, bytes: number, { row_groups: groups }: FileMetaData): void {
  for (const { columns } of groups) {
    for (const { meta_data: column, file_path: path } of columns) {
      if (path !== undefined) throw new FormatError(file, {}, 'its columns are in other files; write them into one');
      const starts = [column?.data_page_offset, column?.dictionary_page_offset ?? column?.data_page_offset].map(Number);
      const start = Math.min(...starts);
      const size = Number(column?.total_compressed_size);
      const isInside = start >= 0 && size >= 0 && start + size <= bytes && Math.max(...starts) <= start + size;
      if (!isInside) throw new FormatError(file, {}, `${DAMAGED}: a column would be at byte ${String(start)}`);
    }
  }
}
