import type { Profile } from '../../physics/profile';
import { totalOf } from '../../store/derived/batches';
import type { ChannelRow } from '../../store/derived/channels';
import type { DatasetSummary } from '../../worker/protocol';
import { SpectrumTile } from '../controls/SpectrumTile';
import { useProfile } from '../useWorkbench';
import { labels } from '../../labels/labels';
import classes from './ArrayMap.module.css';

const texts = labels.channels.arrays;

interface ArrayMapProps {
  readonly summary: DatasetSummary;
  readonly rows: readonly ChannelRow[];
  readonly profileId: string;
}

/** The detectors as they sit in their arrays; in plain order where the run does not fit the profile's arrays. */
export function ArrayMap({ summary, rows, profileId }: ArrayMapProps) {
  const layout = useProfile(profileId)?.arrays;
  const arrays = arraysOf(summary, layout);
  return (
    <div className={classes['arrays']}>
      {arrays.map(({ name, columns, detectors }) => (
        <section key={name} className={classes['array']} aria-label={name}>
          <h4 className={classes['name']}>{name}</h4>
          <div
            className={classes['cells']}
            style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}
          >
            {detectors.map((detector, cell) => {
              const row = detector === null ? undefined : rows[detector];
              return row === undefined ? (
                <span key={cell} className={classes['missing']} title={texts.missing} />
              ) : (
                <SpectrumTile key={cell} row={row} counts={totalOf(summary, row.detector)} />
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}

interface ArrayOfCells {
  readonly name: string;
  readonly columns: number;
  /** Index of the detector in each cell, row by row; null where the run has none there. */
  readonly detectors: readonly (number | null)[];
}

function arraysOf({ detectors }: DatasetSummary, layout: Profile['arrays'] | undefined): readonly ArrayOfCells[] {
  const cells = layout === undefined ? 0 : layout.rows * layout.columns;
  const fits =
    layout !== undefined &&
    detectors.every(({ sdd }) => sdd >= layout.firstSdd && sdd < layout.firstSdd + cells * layout.count);
  if (!fits) return [{ name: texts.allSdds, columns: 8, detectors: detectors.map((_, index) => index) }];
  const buses = [...new Set(detectors.map(({ bus }) => bus))];
  return buses.flatMap((bus) => {
    const indexOfSdd = new Map(
      detectors.flatMap((detector, index) => (detector.bus === bus ? [[detector.sdd, index] as const] : [])),
    );
    const nameOf = (array: string) => (bus === null ? texts.array(array) : texts.arrayOfBus(String(bus), array));
    return Array.from({ length: layout.count }, (_, array) => ({
      name: nameOf(String(array + 1)),
      columns: layout.columns,
      detectors: Array.from(
        { length: cells },
        (_cell, cell) => indexOfSdd.get(layout.firstSdd + array * cells + cell) ?? null,
      ),
    }));
  });
}
