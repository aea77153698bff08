import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';
import { Workbench } from './support/workbench';

test('one window has a session: another one works on a copy or takes it over, and nothing is lost', async ({
  workbench: first,
}) => {
  const rate = (workbench: Workbench) => workbench.page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
  const kept = (workbench: Workbench, name: string) =>
    expect(workbench.page.getByTitle(`${name}: kept in this browser`)).toBeVisible();
  const elsewhere = (workbench: Workbench) => workbench.page.getByRole('region', { name: 'Open in another window' });
  await first.open();
  await first.give(await smallRun({ name: 'small.csv', detectors: 1, days: 2, rate: 1 }));
  await first.untilRead();
  await rate(first).fill('0.25');
  await first.page.getByRole('button', { name: 'Session', exact: true }).click();
  const dialog = first.page.getByRole('dialog', { name: 'Session' });
  await dialog.getByRole('textbox', { name: 'Name of the session' }).fill('April');
  await dialog.getByRole('button', { name: 'Save as' }).click();
  await expect(dialog.getByRole('heading', { name: 'April', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close session' }).click();
  await kept(first, 'April');

  const second = new Workbench(await first.page.context().newPage());
  await test.step('the second window says so and begins with a session of its own', async () => {
    await second.open();
    await expect(elsewhere(second)).toContainText('April is open in another window');
    await expect(second.run).toBeDisabled();
    await expect(rate(second)).toHaveValue('0.5');
  });

  await test.step('a copy has all of it and leaves the first window alone', async () => {
    await second.page.getByRole('button', { name: 'Work on a copy' }).click();
    await second.untilRead();
    await expect(elsewhere(second)).toBeHidden();
    await expect(rate(second)).toHaveValue('0.25');
    await rate(second).fill('0.75');
    await rate(second).blur();
    await kept(second, 'April (2)');
    await expect(rate(first)).toHaveValue('0.25');
  });

  await test.step('each window finds its own session after a reload', async () => {
    await second.page.reload();
    await second.untilRead();
    await expect(rate(second)).toHaveValue('0.75');
    await kept(second, 'April (2)');
    await expect(elsewhere(second)).toBeHidden();
  });

  await test.step('taken over, the first window is told and goes on with what it has', async () => {
    await rate(first).fill('0.3');
    await rate(first).blur();
    await second.page.getByRole('button', { name: 'Session', exact: true }).click();
    await second.page.getByRole('button', { name: 'Open April', exact: true }).click();
    await expect(elsewhere(second)).toBeVisible();
    await second.page.getByRole('button', { name: 'Take over' }).click();
    await kept(second, 'April');
    await expect(elsewhere(second)).toBeHidden();
    await expect(first.page.getByText(/^April was taken over by another window\. Nothing is lost/u)).toBeVisible();
    await kept(first, 'April (3)');
    await expect(rate(first)).toHaveValue('0.3');
    await expect(first.run).toBeEnabled();
  });

  await test.step('what is open in another window cannot be deleted from here', async () => {
    await first.page.getByRole('button', { name: 'Session', exact: true }).click();
    const own = first.page.getByRole('dialog', { name: 'Session' });
    await own.getByRole('button', { name: 'Delete April', exact: true }).click();
    await own.getByRole('button', { name: 'Delete April for good' }).click();
    await expect(first.alerts.filter({ hasText: 'April is open in another window: take it over first' })).toBeVisible();
    await expect(own.getByRole('button', { name: 'Rename April', exact: true })).toBeVisible();
  });
  await second.page.close();
});
