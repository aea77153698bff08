import type { Anomaly } from '../../dataset/anomaly';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { FileRecord } from '../../dataset/run';
import type { ExcludedStretch } from '../../dataset/selection';
import { labels } from '../../labels/labels';
import type { ChannelRow } from '../../store/derived/channels';
import { fixed, integer, numberColumn, words, wordsColumn, type TableModel } from './model';

const WORDS = labels.tables;

/** Files with the SHA-256 of their bytes. */
export function filesTable(
  files: readonly Pick<FileRecord, 'name' | 'format' | 'events' | 'bytes' | 'sha256'>[],
): TableModel {
  return {
    title: WORDS.files.title,
    columns: [
      wordsColumn(WORDS.files.file),
      wordsColumn(WORDS.files.format),
      numberColumn(WORDS.events),
      numberColumn(WORDS.files.bytes),
      wordsColumn(WORDS.files.hash),
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
    title: WORDS.channels.title,
    columns: [
      wordsColumn(WORDS.sdd),
      wordsColumn(WORDS.channels.takesPart),
      numberColumn(WORDS.events),
      wordsColumn(WORDS.channels.whyNot),
    ],
    rows: rows.map(({ label, takesPart, events, reason }) => [
      words(label),
      words(takesPart ? WORDS.channels.yes : WORDS.channels.no),
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
    title: WORDS.flags.title,
    columns: [
      wordsColumn(WORDS.sdd),
      wordsColumn(WORDS.flags.when),
      wordsColumn(WORDS.flags.kind),
      numberColumn(WORDS.flags.score),
      wordsColumn(WORDS.why),
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
    title: WORDS.leftOut.title,
    columns: [wordsColumn(WORDS.sdd), wordsColumn(WORDS.leftOut.when), wordsColumn(WORDS.why)],
    rows: excluded.map((stretch) => [words(stretch.detector), words(whenOf(stretch)), words(stretch.reason)]),
  };
}

/** Where batches are split by decision, with reasons. */
export function splitsTable(splits: readonly BatchSplit[]): TableModel {
  return {
    title: WORDS.split.title,
    columns: [wordsColumn(WORDS.sdd), wordsColumn(WORDS.split.at), wordsColumn(WORDS.why)],
    rows: splits.map(({ detector, atS, reason }) => [
      words(detector),
      words(new Date(1000 * atS).toISOString()),
      words(reason),
    ]),
  };
}
