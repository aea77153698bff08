/** The sound files that are changed: the fixtures of the conformance suite, and made ones of what has none. */
import { bytesOf, FIXTURES } from '../conformance/fixtures';
import { histogram2d, makeRoot, tree, type MadeBranch } from '../conformance/makeRoot';
import { makeZip } from '../conformance/makeArchive';
import type { Bytes } from './mutation';

/** Archives are no format of their own. */
export const ARCHIVE = 'zip';

export interface SoundFile {
  readonly name: string;
  readonly format: string;
  readonly bytes: Bytes;
}

const COUNTS = [[2, 0, 1], [3]];
const list = (name: string, values: number[]): MadeBranch => ({
  name,
  kind: 'S',
  baskets: [values.slice(0, 3), values.slice(3)],
  counted: { by: 'nhits', counts: COUNTS },
});

export const SOUND_FILES: readonly SoundFile[] = [
  ...FIXTURES.map((fixture) => ({ name: fixture.file, format: fixture.format, bytes: bytesOf(fixture) })),
  {
    name: 'ft10.root',
    format: 'root',
    bytes: makeRoot([
      tree('ft10', [
        {
          name: 'kt',
          kind: 'S',
          length: 4,
          baskets: [
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            [1, 2, 3, 4],
          ],
        },
        { name: 'nhits', kind: 'I', baskets: COUNTS },
        list('bus', [1, 1, 2, 1, 1, 2]),
        list('sdd', [3, 4, 5, 6, 7, 8]),
        list('adc', [100, 200, 300, 400, 500, 600]),
        list('drift', [-32768, 0, 5, 10, 20000, 20100]),
      ]),
    ]),
  },
  {
    name: 'spectra2d.root',
    format: 'root',
    bytes: makeRoot([
      histogram2d('spectra', [
        [0, 0, 0, 0, 0],
        [0, 1, 2, 3, 1],
        [0, 0, 4, 0, 0],
        [0, 0, 0, 0, 0],
      ]),
    ]),
  },
  {
    name: 'other.csv',
    format: 'other-table',
    bytes: new Uint8Array(
      Buffer.from('detector_id,timestamp,pulse_height\n1,1669852800,73\n2,1669852801,74\n1,1669852802,75\n'),
    ),
  },
  {
    name: 'spectra.zip',
    format: ARCHIVE,
    bytes: makeZip(FIXTURES.slice(0, 3).map((fixture) => ({ name: fixture.file, content: bytesOf(fixture) }))),
  },
];
