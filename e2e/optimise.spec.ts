import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('a descent is played, paused, stepped, put back, scrubbed and tuned, and an iteration made the result', async ({
  workbench,
}) => {
  const { page } = workbench;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const slider = (name: string) => page.getByRole('slider', { name, exact: true });
  const iteration = async () => Number(await slider('Iteration').inputValue());
  const table = page.getByRole('table', { name: 'Cu Kα before and after', exact: true });
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  const before = await workbench.exportResults();
  await page.getByRole('link', { name: /Optimise/ }).click();

  await test.step('the last result stands at its end, and names stand on one element each', async () => {
    await expect(page.getByText('The last result.')).toBeVisible();
    expect(await iteration()).toBe(40);
    await expect(button('Step')).toBeDisabled();
    for (const name of ['Iteration', 'Learning rate slider', 'Iterations slider']) {
      await expect(slider(name)).toHaveCount(1);
    }
    for (const name of ['Learning rate', 'Iterations']) {
      await expect(page.getByRole('spinbutton', { name, exact: true })).toHaveCount(1);
    }
  });

  await test.step('it plays from the reference, and is paused on its way', async () => {
    await button('Play').click();
    await expect(page.getByText(/^Playing: iteration \d+ of 40/)).toBeVisible();
    await expect.poll(iteration).toBeGreaterThan(1);
    await button('Pause').click();
    await expect(page.getByText(/^Paused: iteration \d+ of 40/)).toBeVisible();
    expect(await iteration()).toBeLessThan(40);
  });

  await test.step('it goes one step, and back to the reference, whose figures it has there', async () => {
    const stoodAt = await iteration();
    await button('Step').click();
    await expect(page.getByText(`Paused: iteration ${stoodAt + 1} of 40`)).toBeVisible();
    await button('Reset').click();
    await expect(page.getByText('Paused: iteration 0 of 40')).toBeVisible();
    const cells = async (name: RegExp) => table.getByRole('row', { name }).getByRole('cell').allTextContents();
    await expect.poll(async () => cells(/Iteration 0/)).toEqual(await cells(/^Reference (?!\(cross)/));
  });

  await test.step('the slider goes anywhere by keys; constants and table follow', async () => {
    await button('Next batch').click();
    await slider('Iteration').focus();
    await page.keyboard.press('End');
    await expect(page.getByText('At the end: iteration 40 of 40')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(table.getByRole('row', { name: /Iteration 39 \(in sample, looked at\)/ })).toBeVisible();
    const constants = page.getByRole('table', { name: 'Calibration constants' });
    await expect(constants.getByRole('row', { name: /it\. 39/ }).getByRole('cell')).toHaveCount(3);
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(button('Pause')).toBeVisible();
    await slider('Iteration').focus();
    await page.keyboard.press('Space');
    await expect(button('Play')).toBeVisible();
  });

  await test.step('tuning acts at once, marks the figures as stale, and leaves the results alone', async () => {
    await slider('Learning rate slider').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('spinbutton', { name: 'Learning rate', exact: true })).toHaveValue('0.45');
    await expect(page.getByText('At the end: iteration 40 of 40')).toBeVisible();
    await slider('Iterations slider').fill('12');
    await expect(page.getByRole('spinbutton', { name: 'Iterations', exact: true })).toHaveValue('12');
    await expect(page.getByText('At the end: iteration 12 of 12')).toBeVisible();
    await expect(page.getByText(/stale: settings have changed/)).toBeVisible();
    expect((await workbench.exportResults()).calibration).toEqual(before.calibration);
    await button('Last result').click();
    await expect(page.getByText(/^Settings have changed/)).toBeVisible();
  });

  await test.step('an iteration becomes the result by settings that lead to it', async () => {
    await slider('Iteration').focus();
    await page.keyboard.press('Home');
    await button('Step').click();
    await button('Step').click();
    await expect(page.getByText('Paused: iteration 2 of 12')).toBeVisible();
    await button('Use this iteration').click();
    await expect(page.getByText('The last result.')).toBeVisible({ timeout: 60_000 });
    await expect(workbench.status).toHaveText(/complete\s*$/u);
    const { settings, optimisation } = await workbench.exportResults();
    expect(settings).toMatchObject({ iterations: 2, learningRate: 0.45, schedule: 'constant', earlyStopping: 0 });
    expect(optimisation).toMatchObject({ iterations: 2, usedIteration: 2 });
    expect(optimisation.logLikelihood).toHaveLength(3);
  });

  await test.step('early stopping and schedule are settings like the others', async () => {
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('spinbutton', { name: 'Early stopping', exact: true }).fill('3');
    await page.getByRole('combobox', { name: 'Schedule', exact: true }).click();
    await page.getByRole('option', { name: 'Cosine', exact: true }).click();
    await page.getByRole('spinbutton', { name: 'Iterations', exact: true }).fill('30');
    await page.getByRole('spinbutton', { name: 'Iterations', exact: true }).press('Tab');
    await button('Optimise').click();
    await expect(page.getByText('The last result.')).toBeVisible({ timeout: 60_000 });
    const { settings, optimisation } = await workbench.exportResults();
    expect(settings).toMatchObject({ schedule: 'cosine', earlyStopping: 3, iterations: 30 });
    expect(optimisation.logLikelihood).toHaveLength(optimisation.iterations + 1);
  });
});
