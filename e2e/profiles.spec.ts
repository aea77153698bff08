import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test';

const REAL = '../shared/data/real/';
const STEEL = `${REAL}Steel.spe`;
const AMPTEK = `${REAL}minix_20kV_15uA_sdd.mca`;

interface Truth {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly peaks: readonly {
          readonly line: string;
          readonly centroid_ch: number;
          readonly tolerance_ch: number;
        }[];
      }
    >
  >;
}

test('a real .mca with elements chosen for Generic: its lines are fitted, the profile goes out and in again', async ({
  workbench,
}) => {
  test.skip(!existsSync(AMPTEK), 'the measured spectra are not beside the project (../shared/data/real)');
  const { page } = workbench;
  await workbench.open();
  const profile = page.getByRole('combobox', { name: 'Profile', exact: true });
  await profile.selectOption('Generic');
  await page.getByRole('button', { name: 'Edit profile' }).click();
  const dialog = page.getByRole('dialog', { name: 'Profile' });
  for (const name of ['Titanium', 'Chromium', 'Manganese', 'Iron', 'Nickel', 'Copper', 'Zinc']) {
    await dialog.getByRole('button', { name: new RegExp(`^${name} `) }).click();
  }
  // Without lines it cannot be saved, and says so.
  await expect(dialog.getByRole('alert')).toContainText('finderLines: 2 to 60 different lines are needed');
  await expect(dialog.getByRole('button', { name: 'Save profile' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Search elements' }).fill('gold');
  await dialog.getByRole('button', { name: 'Gold (Au)' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'Calibrate on Au Lα' })).toBeChecked();
  // Lβ1 and Lβ2 are one peak to an SDD.
  await expect(dialog.getByRole('checkbox', { name: 'Calibrate on Au Lβ₁' })).not.toBeChecked();
  await dialog.getByRole('textbox', { name: 'Name of the profile' }).fill('Gold tube');
  await dialog.getByRole('button', { name: 'Save profile' }).click();
  await expect(dialog).toBeHidden();
  await expect(profile).toHaveValue('Gold tube');

  await workbench.give(AMPTEK);
  await workbench.untilRead();
  await workbench.analyse();
  await expect(profile).toHaveValue('Gold tube');
  const { fits } = await workbench.exportResults();
  const { peaks } = (JSON.parse(readFileSync(`${REAL}truth.json`, 'utf8')) as Truth).files[
    'minix_20kV_15uA_sdd.mca'
  ] ?? {
    peaks: [],
  };
  const truth = peaks.find(({ line }) => line === 'Au_La');
  // Lα1 stands 8.8 eV above the mean of the doublet, at 10.8 eV per channel (xraylib 4.0).
  const expected = (truth?.centroid_ch ?? NaN) + 8.8 / 10.817;
  const fit = fits.find(({ line }) => line === 'AuLa');
  expect(Math.abs((fit?.adc ?? NaN) - expected)).toBeLessThan(truth?.tolerance_ch ?? NaN);

  await page.getByRole('button', { name: 'Edit profile' }).click();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export profile' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Gold-tube.halfmax-profile.json');
  const text = await readFile(await download.path(), 'utf8');
  await dialog.getByRole('button', { name: 'Delete profile' }).click();
  await expect(profile).toHaveValue('VIP-2');
  await dialog.getByLabel('Profile file').setInputFiles({
    name: 'gold.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await expect(profile).toHaveValue('Gold tube');
  await page.keyboard.press('Escape');

  // The browser keeps it.
  await page.reload();
  await expect(profile.getByRole('option', { name: 'Gold tube' })).toBeAttached();
});

test('a broken profile file is named with what is wrong, and nothing changes', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await page.getByRole('button', { name: 'Edit profile' }).click();
  await page.getByLabel('Profile file').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"halfmax-profile/1","profile":{"id":"x","label":"x","finderLines":["FeKq"]}}'),
  });
  await page.keyboard.press('Escape');
  await expect(workbench.alerts.filter({ hasText: 'broken.json' })).toContainText('"FeKq" is no line');
  await expect(page.getByRole('combobox', { name: 'Profile', exact: true })).toHaveValue('VIP-2');
});

test('the page takes the profile that fits, says why, and goes back when told to', async ({ workbench }) => {
  test.skip(!existsSync(STEEL), 'the measured spectra are not beside the project (../shared/data/real)');
  const { page } = workbench;
  await workbench.open();
  await workbench.give(STEEL);
  await workbench.untilRead();
  const profile = page.getByRole('combobox', { name: 'Profile', exact: true });
  await expect(profile).toHaveValue('Generic');
  await expect(page.getByText('Chosen by itself: these are spectra of a multichannel analyser')).toBeVisible();
  await page.getByRole('button', { name: 'Back to VIP-2' }).click();
  await expect(profile).toHaveValue('VIP-2');
  await expect(page.getByText('Chosen by you.')).toBeVisible();
});
