import { expect, test } from './support/test';
import { textFile, type FileContent } from './support/workbench';

/** A spectrum of Amptek's that ran for an hour; `counts` in channel 5. */
function mca(name: string, start: string, counts: number): FileContent {
  const data = ['0', '1', '2', '0', '0', String(counts), '0', '0'];
  const head = [
    '<<PMCA SPECTRUM>>',
    'TAG - live_data',
    `START_TIME - ${start}`,
    'LIVE_TIME - 3590',
    'REAL_TIME - 3600',
  ];
  return textFile(name, [...head, '<<DATA>>', ...data, '<<END>>', ''].join('\n'));
}

/** One of the IAEA's, without any head. */
function spe(name: string, counts: number): FileContent {
  return textFile(name, ['$SPEC_ID:', '', '$DATA:', '0 5', '0', '0', '0', '0', '0', String(counts), ''].join('\n'));
}

const NOON_S = Date.UTC(2023, 0, 5, 12) / 1000;

test('a pattern of names makes SDDs and batches of spectra, a number by hand goes before it', async ({ workbench }) => {
  const { page } = workbench;
  const dialog = page.getByRole('dialog');
  await workbench.open();
  await workbench.give(
    mca('run1_sdd3_20230105T120000.mca', '01/05/2023 18:00:00', 10),
    mca('run2_sdd3_20230105T130000.mca', '01/05/2023 19:00:00', 20),
    mca('run1_sdd5_20230105T120002.mca', '01/05/2023 18:00:02', 30),
  );
  await workbench.untilRead();
  expect((await workbench.exportResults()).dataset).toMatchObject({ sdds: 3, batches: 1, start: null });

  await page.getByRole('button', { name: 'Names…', exact: true }).click();
  const pattern = dialog.getByRole('textbox', { name: 'Pattern of the names', exact: true });
  await expect(pattern).toHaveValue('run{*}_sdd{sdd}_{date:YYYYMMDD}T{time:HHmmss}.mca');
  const preview = dialog.getByRole('table', { name: 'What the names say', exact: true });
  await expect(preview.getByRole('row', { name: /run2_sdd3/u })).toContainText(
    '2023-01-05 13:00:002023-01-05 14:00:00',
  );

  // A pattern that fits none is said of each file; one that means nothing cannot be applied.
  await pattern.fill('other{sdd}.mca');
  await expect(preview.getByRole('row', { name: /run2_sdd3/u })).toContainText('and the pattern “other”');
  await pattern.fill('run{sdd');
  await expect(dialog).toContainText('the brace at character 4 is not closed');
  await expect(dialog.getByRole('button', { name: 'Apply', exact: true })).toBeDisabled();

  await dialog.getByRole('button', { name: 'Guess by the names', exact: true }).click();
  await dialog.getByRole('spinbutton', { name: 'SDD of run1_sdd5_20230105T120002.mca', exact: true }).fill('8');
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('row', { name: /^run1_sdd5/u })).toContainText('SDD 8 by hand; 2023-01-05 12:00:00 to');
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset).toMatchObject({ sdds: 2, batches: 2, events: 69, start: NOON_S, stop: NOON_S + 7200 });
  expect(
    dataset.naming?.spectra.map(({ file, sdd, start, sddFrom }) => [file.slice(0, 9), sdd, start, sddFrom]),
  ).toEqual([
    ['run1_sdd3', 3, NOON_S, 'name'],
    ['run1_sdd5', 8, NOON_S, 'hand'],
    ['run2_sdd3', 3, NOON_S + 3600, 'name'],
  ]);
  await expect(workbench.alerts).toHaveCount(0);

  // A reload finds the run with its names, the one by hand among them; other names need the files.
  await expect(page.getByText(/Its spectra .* are kept on this machine/u)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /^run1_sdd5/u })).toContainText('SDD 8 by hand; 2023-01-05 12:00:00 to');
  await workbench.untilRead();
  expect((await workbench.exportResults()).dataset).toEqual(dataset);
  await page.getByRole('button', { name: 'Names…', exact: true }).click();
  await expect(
    dialog.getByRole('spinbutton', { name: 'SDD of run1_sdd5_20230105T120002.mca', exact: true }),
  ).toHaveValue('8');
  await dialog.getByRole('button', { name: 'Reset names', exact: true }).click();
  await expect(workbench.alerts).toContainText('other names cannot be given to them. Drop run1_sdd3');
  await expect(page.getByRole('row', { name: /^run1_sdd5/u })).toContainText('SDD 8 by hand');
});

test('the pattern is remembered for files to come, clashes are said in words, and Reset goes back', async ({
  workbench,
}) => {
  const { page } = workbench;
  const dialog = page.getByRole('dialog');
  await workbench.open();
  await workbench.give(spe('det1_a.spe', 4), spe('det2_a.spe', 5));
  await workbench.untilRead();
  await page.getByRole('button', { name: 'Names…', exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Pattern of the names', exact: true }).fill('det{sdd}_{*}.spe');
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('row', { name: /^det2_a/u })).toContainText('SDD 2 by its name');

  await page.reload();
  await workbench.give(spe('det7_a.spe', 4), spe('det7_b.spe', 5));
  await workbench.untilRead();
  await expect(page.getByRole('main')).toContainText(
    'det7_b.spe: SDD 7 in the same batch as det7_a.spe: their counts are',
  );
  expect((await workbench.exportResults()).dataset).toMatchObject({ sdds: 1, events: 9 });

  await page.getByRole('button', { name: 'Names…', exact: true }).click();
  await dialog.getByRole('button', { name: 'Reset names', exact: true }).click();
  await expect(page.getByRole('row', { name: /^det7_b/u })).toContainText('SDD 1 the next free one');

  // Files that number their SDDs and give no time have the time of their names.
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  const events = (hour: string) => textFile(`events_20230105T${hour}00.csv`, 'sdd,adc\n3,800\n3,801\n4,802\n');
  await workbench.give(events('12'), events('13'));
  await workbench.untilRead();
  await page.getByRole('button', { name: 'Names…', exact: true }).click();
  const own = dialog.getByRole('row', { name: /^events_20230105T1300/u });
  await expect(own).toContainText('its own');
  await expect(own).toContainText('its length is not known');
  await dialog.getByRole('spinbutton', { name: 'Length where none is stated (hours)', exact: true }).fill('1');
  await expect(own).toContainText('2023-01-05 13:00:002023-01-05 14:00:00time by its name');
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page.getByRole('row', { name: /^events_20230105T1300/u })).toContainText(
    '2023-01-05 13:00:00 to 14:00:00 UTC by its name',
  );
  await workbench.untilRead();
  const { dataset } = await workbench.exportResults();
  expect(dataset).toMatchObject({ sdds: 2, batches: 2, events: 6, start: NOON_S, stop: NOON_S + 7200 });
});
