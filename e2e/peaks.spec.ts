import { drag, placeOf } from './support/drag';
import type { Results } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

/** Peaks and fits of Mn Ka in one SDD, by batch. */
function manganese({ peaks, fits }: Results, sdd: number) {
  const isIt = (entry: { readonly sdd: number; readonly line: string }) => entry.sdd === sdd && entry.line === 'MnKa';
  return { peaks: peaks.filter(isIt), fits: fits.filter(isIt) };
}

test('a line is put right by keys and mouse, undone, done again, and used', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  const before = manganese(await workbench.exportResults(), 1);

  await page.getByRole('link', { name: /Peaks/ }).click();
  await page.getByRole('button', { name: 'SDD 1', exact: true }).click();
  const handle = page.getByRole('slider', { name: 'Mn Kα position', exact: true });
  const found = await placeOf(handle);

  await test.step('keys move it by 1 and 10 channels', async () => {
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await placeOf(handle)).toBeCloseTo(found + 11, 6);
    await expect(handle).toHaveAttribute('aria-valuetext', /manual/);
    await expect(page.getByText('1 change is not in the figures yet: press Run analysis.')).toBeVisible();
  });

  await test.step('undo and redo, by button and by key', async () => {
    await page.keyboard.press('Control+z');
    expect(await placeOf(handle)).toBeCloseTo(found + 1, 6);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(await placeOf(handle)).toBe(found);
    await page.keyboard.press('Control+Shift+Z');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    expect(await placeOf(handle)).toBeCloseTo(found + 11, 6);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    expect(await placeOf(handle)).toBe(found);
  });

  await test.step('a line can be removed and added again', async () => {
    const weak = page.getByRole('slider', { name: 'Ti Kβ position', exact: true });
    const place = await placeOf(weak);
    await weak.focus();
    await page.keyboard.press('Delete');
    await expect(weak).toHaveCount(0);
    await page.getByRole('button', { name: 'Add line', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Ti Kβ', exact: true }).click();
    expect(Math.abs((await placeOf(weak)) - place)).toBeLessThan(20);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
  });

  await test.step('the mouse drags it', async () => {
    await drag(handle, 6);
    expect(await placeOf(handle)).toBeGreaterThan(found + 3);
  });

  const placed = await placeOf(handle);
  await workbench.analyse();
  const results = await workbench.exportResults();
  const after = manganese(results, 1);
  expect(results.settings.peakCorrections).toEqual([{ detector: '1', batch: null, line: 'MnKa', adc: placed }]);
  expect(after.peaks.map(({ adc, finder }) => [adc, finder])).toEqual(before.peaks.map(() => [placed, 'manual']));
  expect(manganese(results, 0).peaks.every(({ finder }) => finder !== 'manual')).toBe(true);
  // The line is where it was: a fit that starts a few channels off finds it again.
  after.fits.forEach((fit, i) => {
    expect(Math.abs((fit.adc ?? NaN) - (before.fits[i]?.adc ?? NaN))).toBeLessThan(1);
  });
});
