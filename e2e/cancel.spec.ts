import { expect, test } from './support/test';

test('a run can be cancelled, and run again', async ({ workbench }) => {
  await workbench.open();
  await workbench.page.getByRole('button', { name: 'Load demo run', exact: true }).click();
  await workbench.untilRead();

  await workbench.run.click();
  await expect(workbench.page.getByRole('progressbar')).toBeVisible();
  await expect(workbench.status).not.toHaveText(/complete|cancelled|failed/u);
  await workbench.cancel.click();
  await expect(workbench.status).toHaveText(/cancelled\s*$/u);
  await expect(workbench.cancel).toBeHidden();

  // What was loaded is still there: exports work, and the next run goes to its end.
  expect((await workbench.exportResults()).dataset.sdds).toBe(32);
  await workbench.analyse();
});
