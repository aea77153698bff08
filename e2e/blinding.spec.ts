import { schemaErrors } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('the window of the forbidden line is blinded until the user unblinds it', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'few.csv', detectors: 3, days: 8, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  await page.getByRole('link', { name: 'Results' }).click();

  // What the figure holds, of which its SVG and every download are made.
  const figure = page.getByRole('figure', { name: /^Copper line before and after/u });
  const inWindow = async () =>
    figure.evaluate((element) => {
      const { data } = element as unknown as {
        data: { x: ArrayLike<number>; y: ArrayLike<number>; customdata?: unknown }[];
      };
      const points = data.filter((trace) => trace.customdata !== undefined);
      return points.flatMap(({ x, y }) =>
        Array.from(x).filter((energy, i) => energy > 7641 && energy < 7849 && Number.isFinite(y[i])),
      ).length;
    });
  await expect(figure.getByText('blinded')).toBeVisible();
  expect(await inWindow()).toBe(0);
  const table = page.getByRole('table', { name: 'Upper limits on the forbidden line', exact: true });
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(table.getByRole('columnheader', { name: 'Observed' })).toHaveCount(0);
  const before = await workbench.exportResults();
  expect(schemaErrors(before)).toEqual([]);
  expect(before.settings.unblinded).toBe(false);
  expect(before.upperLimit?.rows.flatMap(({ levels }) => levels.map(({ observed }) => observed))).toEqual(
    Array(12).fill(null),
  );

  const box = page.getByRole('checkbox', { name: 'Unblind 7747 eV', exact: true });
  await box.click();
  await page.getByRole('button', { name: 'Keep blinded', exact: true }).click();
  await expect(box).not.toBeChecked();
  await box.click();
  await page.getByRole('button', { name: 'Unblind', exact: true }).click();
  await expect(box).toBeChecked();
  await expect(table.getByRole('columnheader', { name: 'Observed' })).toBeVisible();
  await expect(figure.getByText('blinded')).toHaveCount(0);
  await expect.poll(inWindow).toBeGreaterThan(0);
  const after = await workbench.exportResults();
  expect(schemaErrors(after)).toEqual([]);
  expect(after.settings.unblinded).toBe(true);
  expect(after.upperLimit?.unblinded).toBe(true);
  expect(after.upperLimit?.rows.every(({ levels }) => levels.every(({ observed }) => (observed ?? 0) > 0))).toBe(true);
  // What was expected does not depend on what is there.
  const expectedOf = ({ upperLimit }: typeof after) =>
    upperLimit?.rows.flatMap(({ levels }) => levels.map(({ expected }) => expected.median));
  expect(expectedOf(after)).toEqual(expectedOf(before));
});
