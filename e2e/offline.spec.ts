import { expect, test, type Page } from '@playwright/test';
import { StaticHost, VERSION_AFTER } from './support/staticHost';
import { Workbench } from './support/workbench';

test.use({ serviceWorkers: 'allow' });

const IS_KEPT = 'Works offline: nothing leaves this computer.';

async function runDemo(page: Page): Promise<void> {
  const workbench = new Workbench(page);
  await page.getByRole('button', { name: 'Load demo run', exact: true }).click();
  await workbench.untilRead();
  await workbench.analyse();
}

test('served under any path, the page is kept, starts and works without a network, and changes only when told', async ({
  page,
  context,
}) => {
  const host = new StaticHost('/some/deep/path/');
  const address = await host.open();
  const abroad: string[] = [];
  const ofServiceWorker: string[] = [];
  // Of the page, of its worker and of the service worker.
  context.on('request', (request) => {
    const { origin, protocol, href } = new URL(request.url());
    if (request.serviceWorker() !== null) ofServiceWorker.push(href);
    if (origin !== new URL(address).origin && protocol !== 'blob:' && protocol !== 'data:') abroad.push(href);
  });

  await test.step('the page is kept', async () => {
    await page.goto(`${address}?backend=wasm`);
    await expect(page.getByText(IS_KEPT)).toBeVisible({ timeout: 60_000 });
    expect(ofServiceWorker.length).toBeGreaterThan(100);
  });

  await test.step('without a network it starts, and analyses the demo run', async () => {
    await context.setOffline(true);
    await host.close();
    await page.reload();
    await expect(page.getByText(IS_KEPT)).toBeVisible();
    await runDemo(page);
  });

  await test.step('what the browser needs to install it is there', async () => {
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
      return (await (await fetch(link?.href ?? '')).json()) as { start_url: string; icons: { src: string }[] };
    });
    expect(manifest.start_url).toBe('./');
    for (const { src } of manifest.icons) {
      expect((await page.evaluate((file) => fetch(file).then(({ status }) => status), src)).valueOf(), src).toBe(200);
    }
  });

  await test.step('a new version is told, waits for the other pages, and comes when asked for', async () => {
    host.publishAnother();
    await host.open();
    await context.setOffline(false);
    await page.reload();
    await expect(page.getByText('A new version of Halfmax is ready')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator(VERSION_AFTER)).toHaveCount(0);

    const other = await context.newPage();
    await other.goto(`${address}?backend=wasm`);
    await expect(other.getByRole('button', { name: 'Run analysis', exact: true })).toBeVisible();
    await expect(other.locator(VERSION_AFTER)).toHaveCount(0);
    const reload = page.getByRole('button', { name: 'Reload', exact: true });
    await reload.click();
    await expect(page.getByText('Another page of Halfmax still uses the version before')).toBeVisible();
    await other.close();
    await reload.click();
    await expect(page.locator(VERSION_AFTER)).toBeAttached();
    await expect(page.getByText('A new version of Halfmax is ready')).toHaveCount(0);
    // The run was kept over it.
    await expect(page.getByRole('heading', { name: 'Restored run' })).toBeVisible();
  });

  expect(abroad, 'requests that left the origin').toEqual([]);
  await host.close();
});
