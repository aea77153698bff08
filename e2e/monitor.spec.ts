import { schemaErrors } from './support/results';
import { expect, test } from './support/test';

test('what is odd about the demo run: flags with reasons, their price, decisions that can be undone', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.open({ backend: 'wasm', demo: 'month' });
  await workbench.untilRead();
  await workbench.analyse();
  await page.getByRole('link', { name: /Channels/ }).click();

  const flags = page.getByRole('table', { name: 'Flags' });
  // Six hours of noise in one array of eight: the simulated run has them.
  await expect(flags.getByRole('button', { name: /^Look at burst/ })).not.toHaveCount(0);
  await flags
    .getByRole('button', { name: /^Look at burst/ })
    .first()
    .click();
  await expect(page.getByRole('figure', { name: /^Data, expectation and difference of SDD .*burst/ })).toBeVisible();

  const splits = page.getByRole('checkbox', { name: 'Split batches where the scale steps' });
  await expect(splits).toBeChecked();
  await page.getByRole('button', { name: 'Show the effect' }).click();
  const effect = page.getByRole('table', { name: 'Effect of the selection' });
  await expect(effect.getByRole('row')).toHaveCount(3);

  await page.getByRole('button', { name: 'Apply the rule' }).click();
  const out = page.getByRole('table', { name: 'Left out' });
  const decisions = await out.getByRole('row').count();
  expect(decisions).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(out).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(out.getByRole('row')).toHaveCount(decisions);

  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  const { anomalies, channels } = results as unknown as {
    anomalies: { kind: string; score: number; reason: string }[];
    channels: { anomalyScore: number | null }[];
  };
  expect(anomalies.filter(({ kind }) => kind === 'burst').length).toBeGreaterThanOrEqual(7);
  expect(anomalies.every(({ reason }) => reason.length > 10)).toBe(true);
  expect(channels.filter(({ anomalyScore }) => anomalyScore !== null).length).toBeGreaterThanOrEqual(29);
});
