import { expect, test } from './support/test';
import { textFile, type FileContent } from './support/workbench';

/** Large enough to be read by a worker of its own: 4 MiB and more. */
const ROWS = 260_000;

/** Events of one SDD at one second, with `last` as the last row. */
function large(name: string, sdd: number, last: string): FileContent {
  return textFile(name, `sdd,time,adc\n${`${String(sdd)},1700000000,800\n`.repeat(ROWS - 1)}${last}\n`);
}

test('large files are read side by side: one at fault is named, the others are one run; a cancel leaves it', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(
    large('a.csv', 1, '1,1700086400,801'),
    large('b.csv', 2, '2,1700086400,x'),
    large('c.csv', 3, '3,1700172800,802'),
  );
  await expect(workbench.alerts).toContainText(`b.csv, line ${String(ROWS + 1)}`);
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset).toMatchObject({ sdds: 2, events: 2 * ROWS });
  expect(dataset.files.map(({ name, events }) => [name, events])).toEqual([
    ['a.csv', ROWS],
    ['c.csv', ROWS],
  ]);

  // Cancelled or, on a fast machine, read before that: the run is either the one before or the whole of the new one.
  await workbench.give(large('d.csv', 4, '4,1700000000,800'), large('e.csv', 5, '5,1700000000,800'));
  await workbench.cancel.click({ timeout: 2000 }).catch(() => undefined);
  await workbench.untilRead();
  const after = (await workbench.exportResults()).dataset;
  const isWhole = after.files.length === 4;
  expect(after).toMatchObject(isWhole ? { sdds: 4, events: 4 * ROWS } : { sdds: 2, events: 2 * ROWS });
  await expect(page.getByRole('row', { name: /^d\.csv/u })).toHaveCount(isWhole ? 1 : 0);
});
