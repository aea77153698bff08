import { existsSync } from 'node:fs';
import { schemaErrors } from './support/results';
import { expect, test } from './support/test';
import { textFile, type FileContent } from './support/workbench';

const FE55 = '../shared/data/real/Fe55.csv';
const START_S = Date.UTC(2023, 4, 8) / 1000;
const HOUR_S = 3600;
const KAONIC_EV = 6463.5;

/** Numbers that look drawn, the same every time: a linear congruence, and Box and Muller. */
function drawn(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

/** The scale of an SDD, which drifts steadily by 12 eV a day at 6.5 keV. */
const adcOf = (sdd: number, energyEv: number, hour: number) =>
  (energyEv + 2000 - 20 * sdd - 0.2 * hour) / (3 + (0.3 * hour) / 2800);

/** A run of two SDDs from one hour to another: so many events of each energy. */
function runFile(
  name: string,
  [from, to]: readonly [number, number],
  lines: readonly (readonly [number, number])[],
): FileContent {
  const { uniform, normal } = drawn(7 + from);
  const rows = [1, 2].flatMap((sdd) =>
    lines.flatMap(([energyEv, events]) =>
      Array.from({ length: events }, () => {
        const hour = from + (to - from) * uniform();
        const sigmaEv = Math.sqrt(42 ** 2 + 0.115 * 3.66 * energyEv);
        const adc = Math.round(adcOf(sdd, energyEv + sigmaEv * normal(), hour));
        return `${String(sdd)},${(START_S + HOUR_S * hour).toFixed(3)},${String(adc)}`;
      }),
    ),
  );
  return textFile(name, ['sdd,time,adc', ...rows, ''].join('\n'));
}

const TUBE = [
  [4510.9, 6000],
  [4504.9, 3000],
  [4929.9, 1200],
  [6404, 9000],
  [6391, 4600],
  [8047.5, 14_000],
  [8027.5, 7000],
] as const;

test('kaons between runs with the X-ray tube: sums per kind, and the constants of the tube carried', async ({
  workbench,
  context,
}, testInfo) => {
  const { page } = workbench;
  await workbench.open();
  await page.getByRole('combobox', { name: 'Profile', exact: true }).selectOption('SIDDHARTA-2 kaonic');
  await workbench.give(
    runFile('kaons_1.csv', [8, 10], [[KAONIC_EV, 800]]),
    runFile('xray_1.csv', [10.2, 10.8], TUBE),
    runFile('kaons_2.csv', [11, 20.6], [[KAONIC_EV, 1500]]),
    runFile('xray_2.csv', [20.8, 21.4], TUBE),
    runFile('kaons_3.csv', [21.6, 31], [[KAONIC_EV, 1500]]),
    runFile('xray_3.csv', [31.2, 31.8], TUBE),
  );
  await workbench.untilRead();
  await workbench.analyse();
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  const { runKinds, calibration, fits, interest } = results;

  expect(runKinds.map(({ name, kind, batches }) => [name, kind, batches])).toEqual([
    ['X-ray tube', 'calibration', [1, 3, 5]],
    ['kaons', 'physics', [0, 2, 4]],
  ]);
  expect(runKinds.map(({ events }) => events)).toEqual([6 * 44_800, 2 * 3800]);
  expect(fits.filter(({ batch }) => batch !== null && batch % 2 === 0)).toEqual([]);
  expect(runKinds[1]?.constants).toMatch(
    /^Carried from calibration runs.* 2 batches interpolated in time .*; 1 batch before the first calibration run: its constants are held/u,
  );
  for (const { batch, status, carried } of calibration.reference) {
    const how = batch === null || batch % 2 === 1 ? undefined : batch === 0 ? 'beforeFirst' : 'between';
    expect([status, carried?.how]).toEqual([how === undefined ? 'fitted' : 'interpolated', how]);
  }
  // The true place, by events that made no constants: errors of the sum are 70 eV / sqrt(7600).
  expect(interest.line).toBe('KaonicHe4La');
  const { value, error } = runKinds[1]?.interest.position ?? { value: null, error: null };
  expect(Math.abs((value ?? NaN) - KAONIC_EV)).toBeLessThan(3 * (error ?? NaN) + 1);

  await page.getByRole('link', { name: 'Results' }).click();
  const table = page.getByRole('table', { name: 'Sums per kind of run', exact: true });
  await expect(table.getByRole('row', { name: /^X-ray tube \(calibration\) 3 / })).toBeVisible();
  await expect(table.getByRole('row', { name: /^kaons \(physics\) 3 / })).toBeVisible();
  await expect(table).toContainText('By the lines of these runs themselves.');
  await expect(table).toContainText(runKinds[1]?.constants ?? 'no words');
  await expect(page.getByRole('table', { name: 'K⁻⁴He Lα before and after', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy table: Sums per kind of run', exact: true })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save report', exact: true }).click();
  const path = testInfo.outputPath('report.html');
  await (await download).saveAs(path);
  const report = await context.newPage();
  await report.goto(`file://${path}`);
  await expect(report.getByRole('table', { name: 'K⁻⁴He Lα before and after' }).locator('tbody tr')).toHaveCount(6);
  const sums = report.getByRole('table', { name: 'Sums per kind of run' });
  await expect(sums).toContainText(runKinds[1]?.constants ?? 'no words');
  await expect(report.getByText('Gain in FWHM at K⁻⁴He Lα on held-out events')).toBeVisible();
});

test('an Fe-55 spectrum has the table of its own line', async ({ workbench }) => {
  test.skip(!existsSync(FE55), 'the measured spectra are not beside the project (../shared/data/real)');
  await workbench.open();
  await workbench.give(FE55);
  await workbench.untilRead();
  await expect(workbench.page.getByRole('combobox', { name: 'Profile', exact: true })).toHaveValue('Fe-55');
  await workbench.analyse();
  const { interest, optimisation } = await workbench.exportResults();
  expect(optimisation).toMatchObject({ line: 'MnKa' });
  expect(interest).toMatchObject({ line: 'MnKa', regionEv: [5000, 7000], neighbours: ['MnKb'] });
  for (const { position, fwhm } of interest.rows) {
    expect(Math.abs((position.value ?? NaN) - 5898.8)).toBeLessThan(5);
    expect(fwhm.value).toBeGreaterThan(117);
  }
  await workbench.page.getByRole('link', { name: 'Results' }).click();
  await expect(workbench.page.getByRole('table', { name: 'Mn Kα before and after', exact: true })).toBeVisible();
  await expect(workbench.page.getByText('with this profile Mn Kα stands in its place')).toBeVisible();
  await expect(workbench.page.getByText('The budget knows copper alone')).toBeVisible();
});
