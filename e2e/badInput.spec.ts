import { gzipSync } from 'node:zlib';
import { expect, test } from './support/test';
import { textFile, type FileContent } from './support/workbench';

/** Two SDDs over four days: a Ti, a Mn and a Cu line each, enough to be loaded. */
function goodFile(): FileContent {
  const rows = ['sdd,time,adc'];
  for (let i = 0; i < 4000; i++) {
    rows.push(`${i % 2},${1_700_000_000 + i * 86},${[800, 1120, 1600][i % 3]! + (i % 41) - 20}`);
  }
  return textFile('good.csv', rows.join('\n') + '\n');
}

function truncatedGzip(): Buffer {
  const whole = gzipSync('sdd,time,adc\n' + '1,1700000000.5,800\n'.repeat(50_000));
  return whole.subarray(0, Math.floor(whole.length / 2));
}

const binary = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 151 + (i >> 3) * 89) & 0xff));

/** Each: a bad file, and what its alert must name besides the file. */
const BAD: readonly (readonly [what: string, file: FileContent, place: RegExp])[] = [
  ['an empty file', textFile('empty.csv', ''), /empty/iu],
  ['text in a number', textFile('text.csv', 'sdd,time,adc\n1,1700000000,800\n1,1700000001,abc\n'), /line 3, column 3/u],
  ['a negative ADC', textFile('negative.csv', 'sdd,time,adc\n1,1700000000,-5\n'), /line 2, column 3/u],
  [
    'an ADC that is no integer',
    textFile('fraction.csv', 'sdd,time,adc\n1,1700000000,800\n1,1700000000,800.5\n'),
    /line 3, column 3/u,
  ],
  [
    'a row that is too short',
    textFile('short.csv', 'sdd,time,adc\n1,1700000000,800\n1,1700000000\n'),
    /line 3, column 3/u,
  ],
  ['a wrong header', textFile('header.csv', 'voltage,current\n1.5,2.5\n'), /line 1: .*voltage,current.*sdd,time,adc/su],
  [
    'a truncated gzip',
    { name: 'cut.csv.gz', mimeType: 'application/gzip', buffer: truncatedGzip() },
    /byte \d+: .*gzip.*(damaged|end early)/su,
  ],
  [
    'a binary file with a .csv name',
    { name: 'binary.csv', mimeType: 'text/csv', buffer: binary },
    /byte 0: .*binary/su,
  ],
  [
    'XML that is cut',
    textFile('cut.n42', '<?xml version="1.0"?>\n<RadInstrumentData>\n<RadMeasurement>'),
    /line 3, column \d+: .*no well-formed XML/su,
  ],
  [
    'half an archive',
    { ...textFile('cut.zip', 'PK\u0003\u0004half'), mimeType: 'application/zip' },
    /byte 8: .*archive/su,
  ],
];

for (const [what, file, place] of BAD) {
  test(`${what} is refused by name and place, and nothing loaded is lost`, async ({ workbench }) => {
    await workbench.open();
    await workbench.give(goodFile());
    await workbench.untilRead();
    const before = await workbench.exportResults();
    expect(before.dataset.events).toBe(4000);

    await workbench.give(file);
    const alert = workbench.alerts.filter({ hasText: file.name });
    await expect(alert).toBeVisible();
    await expect(alert).toHaveText(place);

    await workbench.untilRead();
    const after = await workbench.exportResults();
    expect(after.dataset).toEqual(before.dataset);
  });
}

test('a bad file first: the page says so and stays ready for a good one', async ({ workbench }) => {
  await workbench.open();
  await workbench.give(textFile('empty.csv', ''));
  await expect(workbench.alerts.filter({ hasText: 'empty.csv' })).toBeVisible();
  await expect(workbench.run).toBeDisabled();
  await workbench.give(goodFile());
  await workbench.untilRead();
  expect((await workbench.exportResults()).dataset.events).toBe(4000);
});

test('a header without events is refused alone, and named beside a good file', async ({ workbench }) => {
  const headerOnly = textFile('header-only.csv', 'sdd,time,adc\n');
  await workbench.open();
  await workbench.give(headerOnly);
  await expect(workbench.alerts.filter({ hasText: 'header-only.csv' })).toHaveText(/no events/u);
  await expect(workbench.run).toBeDisabled();

  await workbench.give(goodFile(), headerOnly);
  await workbench.untilRead();
  await expect(workbench.page.getByText('header-only.csv has no events')).toBeVisible();
  expect((await workbench.exportResults()).dataset.events).toBe(4000);
});
