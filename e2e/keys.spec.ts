import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('keys: single ones can be switched off, and fields keep theirs', async ({ workbench }) => {
  const { page } = workbench;
  const view = (step: string) => page.getByRole('main', { name: `View: ${step}`, exact: true });
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  await expect(view('Results')).toBeVisible();

  await test.step('in a field a character is text, in a list it chooses', async () => {
    for (const role of ['spinbutton', 'combobox', 'slider'] as const) {
      for (const field of await page.getByRole(role).all()) {
        if (!(await field.isEnabled()) || !(await field.isVisible())) continue;
        await field.focus();
        await page.keyboard.press('3');
        await page.keyboard.press('?');
        await expect(view('Results')).toBeVisible();
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
  });

  await test.step('single keys can be switched off, for good', async () => {
    const single = page.getByRole('switch', { name: 'Single-key shortcuts', exact: true });
    const setSingle = async (isOn: boolean) => {
      await page.getByRole('button', { name: '? Help', exact: true }).click();
      await expect(single).toBeChecked({ checked: !isOn });
      await single.press('Space');
      await expect(single).toBeChecked({ checked: isOn });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await view('Results').focus();
    };
    await setSingle(false);
    for (const key of ['1', '?']) await page.keyboard.press(key);
    // What has a Ctrl works: once its answer is here, those before it were heard.
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeEnabled();
    await expect(view('Results')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await page.evaluate(() => localStorage.getItem('halfmax-single-keys'))).toBe('off');
    await page.keyboard.press('Control+Shift+z');
    await setSingle(true);
    await page.keyboard.press('1');
    await expect(view('Data')).toBeVisible();
    await page.keyboard.press('7');
    await expect(view('Results')).toBeVisible();
  });

  await test.step('in a text field Ctrl+Z is its own undo, and nothing else', async () => {
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    const isOff = await undo.isDisabled();
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    const name = page.getByRole('textbox', { name: 'Name of the session', exact: true });
    await name.pressSequentially('month');
    await page.keyboard.press('Control+z');
    await expect(name).not.toHaveValue('month');
    await page.keyboard.press('Control+Shift+z');
    await expect(name).toHaveValue('month');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await undo.isDisabled()).toBe(isOff);
    // A number that is not valid is no setting yet.
    const iterations = page.getByRole('spinbutton', { name: 'Iterations', exact: true });
    const before = await iterations.inputValue();
    await iterations.focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('-');
    await expect(iterations).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Control+z');
    await expect(iterations).toHaveValue(before);
    await expect(iterations).toBeFocused();
    expect(await undo.isDisabled()).toBe(isOff);
    // One that counts only when the field is left, neither.
    await page.keyboard.press('Escape');
    await view('Results').focus();
    await page.keyboard.press('4');
    const start = page
      .getByRole('table', { name: 'Parameters of the fit', exact: true })
      .getByRole('spinbutton')
      .first();
    const started = await start.inputValue();
    await start.focus();
    await page.keyboard.press('End');
    await page.keyboard.type('1');
    await expect(start).not.toHaveValue(started);
    await page.keyboard.press('Control+z');
    await expect(start).toHaveValue(started);
    expect(await undo.isDisabled()).toBe(isOff);
    await view('Fit').focus();
    await page.keyboard.press('7');
    await expect(view('Results')).toBeVisible();
  });

  await test.step('magnified, or on a narrow screen, no step is wider than the page', async () => {
    for (const [width, height] of [
      [720, 450],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const step of ['Data', 'Channels', 'Peaks', 'Fit', 'Calibrate', 'Optimise', 'Results']) {
        await page.getByRole('link', { name: new RegExp(step, 'u') }).click();
        await expect(view(step)).toBeVisible();
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), step)
          .toBeLessThanOrEqual(0);
        await expect(workbench.status).toBeInViewport();
      }
    }
  });
});
