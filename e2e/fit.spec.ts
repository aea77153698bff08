import { drag, placeOf } from './support/drag';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

/** First number of a cell: `1105.24 ± 0.25` gives 1105.24. */
const numberIn = (text: string | null) => Number(/[\d.]+/.exec((text ?? '').replace('−', '-'))?.[0]);
/** The error behind the sign. */
const errorIn = (text: string | null) => Number(/± ([\d.]+)/.exec(text ?? '')?.[1]);

test('a fit is looked into, tried otherwise, and taken back', async ({ workbench }) => {
  const { page } = workbench;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const slider = (name: string) => page.getByRole('slider', { name, exact: true });
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  const { fits } = await workbench.exportResults();
  const exported = fits.find(({ sdd, batch, line }) => sdd === 1 && batch === 1 && line === 'MnKa');

  await page.getByRole('link', { name: /Fit/ }).click();
  await button('Next SDD').click();
  await button('Next batch').click();
  await button('Next batch').click();
  await expect(page.getByRole('heading', { name: 'SDD 1, batch 2: fit of Mn Kα' })).toBeVisible();
  const parameters = page.getByRole('table', { name: 'Parameters of the fit', exact: true });
  const row = (name: string) => parameters.getByRole('row', { name: new RegExp(`^${name}`) });
  const value = (name: string) => row(name).getByRole('cell').nth(2).textContent();
  const position = numberIn(await value('Mn Kα position'));

  await test.step('it is the fit of the analysis, with its residuals, correlations and words', async () => {
    expect(Math.abs(position - (exported?.adc ?? NaN))).toBeLessThan(0.1);
    expect(Math.abs(errorIn(await value('Mn Kα position')) / (exported?.adcError ?? NaN) - 1)).toBeLessThan(0.05);
    await expect(page.getByRole('figure', { name: 'Fit of the selected lines with its residuals' })).toBeVisible();
    await expect(page.getByText(/χ²\/ndf = .*, probability/)).toBeVisible();
    await expect(page.getByText(/^As the calibration uses it/)).toBeVisible();
    const correlations = page.getByRole('table', { name: 'Correlation matrix', exact: true });
    await expect(correlations.getByRole('row', { name: /Mn Kα position/ }).getByText('1.00')).toBeVisible();
  });

  await test.step('MINOS gives errors to both sides', async () => {
    await button('MINOS errors').click();
    await expect(row('Mn Kα position').getByText(/−[\d.]+ \/ \+[\d.]+/)).toBeVisible();
  });

  await test.step('a fixed parameter makes the others surer, and undo takes it back', async () => {
    const before = await value('Mn Kα area');
    await parameters.getByRole('spinbutton', { name: 'σ of Mn Kα, start', exact: true }).fill('18');
    await page.keyboard.press('Enter');
    await parameters.getByRole('checkbox', { name: 'Fix σ of Mn Kα', exact: true }).check();
    await expect(page.getByText(/not fitted yet. Press Refit/)).toBeVisible();
    await button('Refit').click();
    await expect(page.getByText('Trying out: the calibration uses the fit without your changes.')).toBeVisible();
    expect(numberIn(await value('σ of Mn Kα'))).toBe(18);
    expect(await value('Mn Kα area')).not.toBe(before);
    await page.keyboard.press('Control+z');
    await button('Undo').click();
    await expect(page.getByText(/^As the calibration uses it/)).toBeVisible();
    await expect.poll(async () => value('Mn Kα area')).toBe(before);
  });

  await test.step('range and start are dragged and moved by keys; the fit ends in the same place', async () => {
    const first = slider('First channel of the fit');
    const from = await placeOf(first);
    await first.focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(async () => placeOf(first)).toBe(from - 10);
    const start = slider('Mn Kα start');
    const began = await placeOf(start);
    await drag(start, 40);
    await expect.poll(async () => (await placeOf(start)) - began).toBeGreaterThan(3);
    await button('Refit').click();
    await expect(page.getByText('Trying out: the calibration uses the fit without your changes.')).toBeVisible();
    expect(Math.abs(numberIn(await value('Mn Kα position')) - position)).toBeLessThan(0.5);
    await button('Reset').click();
    await expect.poll(async () => placeOf(first)).toBe(from);
  });

  await test.step('the calibration is checked point by point', async () => {
    const points = page.getByRole('table', { name: 'Calibration points', exact: true });
    await expect(points.getByRole('row', { name: /Mn Kα .* ± .* ± .* yes/ })).toBeVisible();
    await expect(page.getByText(/Energy rises with the channel everywhere/)).toBeVisible();
  });

  await test.step('a row of the table of fits selects it', async () => {
    await page.getByText('all', { exact: true }).click();
    await page
      .getByRole('table', { name: 'Line fits', exact: true })
      .getByRole('row', { name: /SDD 0, whole run Ti Kα/ })
      .getByRole('button')
      .click();
    await expect(page.getByRole('heading', { name: /SDD 0, whole run: fit of Ti Kα/ })).toBeVisible();
  });
});
