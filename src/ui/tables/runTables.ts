import type { Anomaly } from '../../dataset/anomaly';
import type { FileRecord } from '../../dataset/run';
import type { ExcludedStretch } from '../../dataset/selection';
import type { ChannelRow } from '../../store/derived/channels';
import { fixed, integer, numberColumn, words, wordsColumn, type TableModel } from './model';

/** Files with the SHA-256 of their bytes. */
export function filesTable(
  files: readonly Pick<FileRecord, 'name' | 'format' | 'events' | 'bytes' | 'sha256'>[],
): TableModel {
  return {
    title: 'Files',
    columns: [
      wordsColumn('File'),
      wordsColumn('Format'),
      numberColumn('Events'),
      numberColumn('Size [bytes]'),
      wordsColumn('SHA-256'),
    ],
    rows: files.map(({ name, format, events, bytes, sha256 }) => [
      words(name),
      words(format),
      integer(events),
      integer(bytes),
      words(sha256),
    ]),
  };
}

/** Every SDD, and why it takes no part where it does not. */
export function channelsTable(rows: readonly ChannelRow[]): TableModel {
  return {
    title: 'SDDs',
    columns: [wordsColumn('SDD'), wordsColumn('Takes part'), numberColumn('Events'), wordsColumn('Why not')],
    rows: rows.map(({ label, takesPart, events, reason }) => [
      words(label),
      words(takesPart ? 'yes' : 'no'),
      integer(events),
      words(reason),
    ]),
  };
}

/** What the monitor flagged; the names of SDDs, times and kinds come from the page. */
export function flagsTable(
  flags: readonly Anomaly[],
  named: (flag: Anomaly) => { readonly sdd: string; readonly when: string; readonly kind: string },
): TableModel {
  return {
    title: 'Flags',
    columns: [
      wordsColumn('SDD'),
      wordsColumn('When'),
      wordsColumn('Kind'),
      numberColumn('Score, −log₁₀ p'),
      wordsColumn('Why'),
    ],
    rows: flags.map((flag) => {
      const { sdd, when, kind } = named(flag);
      return [words(sdd), words(when), words(kind), fixed(flag.score, 1), words(flag.reason)];
    }),
  };
}

/** Stretches of time that were left out by decision. */
export function leftOutTable(
  excluded: readonly ExcludedStretch[],
  whenOf: (stretch: ExcludedStretch) => string,
): TableModel {
  return {
    title: 'Left out',
    columns: [wordsColumn('SDD'), wordsColumn('When (UTC)'), wordsColumn('Why')],
    rows: excluded.map((stretch) => [words(stretch.detector), words(whenOf(stretch)), words(stretch.reason)]),
  };
}
