import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';
import { makeNpy, makeZip } from '../test/conformance/makeArchive';
import { textFile, type FileContent } from './support/workbench';

function fixture(name: string): FileContent {
  const buffer = readFileSync(new URL(`../test/fixtures/ingest/${name}`, import.meta.url));
  return { name, mimeType: 'application/octet-stream', buffer };
}

/** Events whose columns have other names, with a detector 3 to be cut out. */
function otherTable(name: string): FileContent {
  const rows = Array.from(
    { length: 300 },
    (_, i) => `${i % 3 === 0 ? 3 : 5},${1_700_000_000_000 + i},${800 + (i % 7)}`,
  );
  return textFile(name, ['detector_id,timestamp,pulse_height', ...rows].join('\n') + '\n');
}

test('HDF5 and Parquet files are read under the strict policy of the page', async ({ workbench }) => {
  await workbench.open();
  await workbench.give(fixture('events.h5'), fixture('records.h5'), fixture('events.parquet'));
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset.files.map(({ name, format, events }) => [name, format, events])).toEqual([
    ['events.h5', 'hdf5', 5],
    ['events.parquet', 'parquet', 5],
    ['records.h5', 'hdf5', 3],
  ]);
  await expect(workbench.alerts).toHaveCount(0);
});

test('columns of other names are asked for once: Import takes the guess, and files alike need no question', async ({
  workbench,
}) => {
  const { page } = workbench;
  const dialog = page.getByRole('dialog');
  await workbench.open();
  await workbench.give(otherTable('run1.csv'));
  await expect(dialog).toContainText('What to read of run1.csv');
  await expect(dialog.getByRole('combobox', { name: 'ADC column', exact: true })).toHaveValue('pulse_height');
  await expect(dialog.getByRole('combobox', { name: 'SDD column', exact: true })).toHaveValue('detector_id');
  await expect(dialog.getByRole('combobox', { name: 'Time column', exact: true })).toHaveValue('timestamp');
  await expect(dialog.getByRole('combobox', { name: 'Unit of time', exact: true })).toHaveValue('ms');
  await expect(dialog.getByRole('table', { name: 'First rows' }).getByRole('row')).toHaveCount(9);
  await expect(workbench.run).toBeDisabled();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await workbench.untilRead();
  await expect(dialog).toHaveCount(0);

  await workbench.give(otherTable('run2.csv'));
  await workbench.untilRead();
  await expect(dialog).toHaveCount(0);
  const { dataset } = await workbench.exportResults();
  expect(dataset.files.map(({ events }) => events)).toEqual([300, 300]);
  expect(dataset.sdds).toBe(2);
});

test('a file can be left out, asked about again, and cut', async ({ workbench }) => {
  const { page } = workbench;
  const dialog = page.getByRole('dialog');
  await workbench.open();
  await workbench.give(otherTable('run1.csv'));
  await dialog.getByRole('button', { name: 'Leave out', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(workbench.run).toBeDisabled();

  await workbench.give(otherTable('run1.csv'));
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await workbench.untilRead();
  await page.getByRole('button', { name: 'Choose what to read of run1.csv', exact: true }).click();
  await dialog.getByRole('button', { name: 'Add a cut', exact: true }).click();
  await dialog.getByLabel('Cut 1: column', { exact: true }).selectOption('detector_id');
  await dialog.getByLabel('Cut 1: from', { exact: true }).fill('4');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('row', { name: /run1\.csv/u })).toContainText('100 set aside: detector_id below 4');
  await workbench.untilRead();
  expect((await workbench.exportResults()).dataset.events).toBe(200);
});

test('files in an archive and arrays of NumPy are asked for alike, once for files alike', async ({ workbench }) => {
  const { page } = workbench;
  const dialog = page.getByRole('dialog');
  const column = (...values: number[]) => makeNpy(`'<i4'`, `(${String(values.length)},)`, Int32Array.from(values));
  const arrays = makeZip([
    { name: 'ph.npy', content: column(801, 802, 803) },
    { name: 'det.npy', content: column(7, 7, 8) },
  ]);
  const archive = makeZip([
    ...['day/run1.csv', 'day/run2.csv'].map((name) => ({ name, content: otherTable(name).buffer })),
    { name: 'events.csv', content: 'sdd,adc\n3,900\n' },
    { name: 'arrays.npz', content: arrays },
  ]);
  await workbench.open();
  await workbench.give({ name: 'all.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) });
  await expect(dialog).toContainText('What to read of all.zip/arrays.npz');
  await expect(dialog.getByRole('combobox', { name: 'ADC column', exact: true })).toHaveValue('ph');
  await expect(dialog.getByRole('table', { name: 'First rows' }).getByRole('row')).toHaveCount(4);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toContainText('What to read of all.zip/day/run1.csv and 1 file like it');
  await expect(dialog.getByRole('combobox', { name: 'ADC column', exact: true })).toHaveValue('pulse_height');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset).toMatchObject({ sdds: 4, events: 604 });
  await expect(
    page.getByRole('button', { name: 'Choose what to read of all.zip/day/run1.csv', exact: true }),
  ).toContainText('day/run1.csv and 1 file like it');
  await expect(workbench.alerts).toHaveCount(0);

  // The same arrays by themselves are files alike: what was chosen is remembered.
  await workbench.give({ name: 'more.npz', mimeType: 'application/zip', buffer: Buffer.from(arrays) });
  await expect(page.getByRole('row', { name: /^more\.npz/u })).toContainText('npz');
  await expect(dialog).toHaveCount(0);
  await workbench.untilRead();
  expect((await workbench.exportResults()).dataset).toMatchObject({ sdds: 4, events: 607 });
});
