import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';

// That no request leaves the origin while the page works is held by every other test (support/test.ts). Here: that none
// could, by the policy in the page itself, as it is on a host that sends no header.
test('the page may not talk to another origin', async ({ page }) => {
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto('/?backend=wasm');
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          resolve(`${event.effectiveDirective} ${event.blockedURI}`);
        });
        void fetch('https://example.org/collect', { method: 'POST', body: 'adc' }).then(
          () => {
            resolve('sent');
          },
          () => undefined,
        );
      }),
  );
  expect(refused).toMatch(/^connect-src https:\/\/example\.org/u);
});

test('the worker gets the same policy where the host can send it', async ({ page }) => {
  const scripts: { url: string; policy: string }[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) {
      scripts.push({ url: response.url(), policy: response.headers()['content-security-policy'] ?? '' });
    }
  });
  const [worker] = await Promise.all([page.waitForEvent('worker'), page.goto('/?backend=wasm')]);
  await expect.poll(() => scripts.map(({ url }) => url)).toContain(worker.url());
  expect(scripts.find(({ url }) => url === worker.url())?.policy).toContain("connect-src 'self'");
});

test.describe('the service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('works under the same policy, which lets it talk to nobody else', async ({ page, context }) => {
    // One that would answer anybody.
    let calls = 0;
    const stranger = createServer((_, response) => {
      calls++;
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
      response.end();
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${String((stranger.address() as AddressInfo).port)}/`;
    await page.goto('/?backend=wasm');
    await expect(page.getByText('Works offline: nothing leaves this computer.')).toBeVisible({ timeout: 60_000 });
    const [worker] = context.serviceWorkers();
    const answer = await worker?.evaluate(
      (url) =>
        fetch(url).then(
          () => 'sent',
          () => 'refused',
        ),
      address,
    );
    expect(answer).toBe('refused');
    expect(calls).toBe(0);
    expect((await fetch(address)).status).toBe(200);
    expect(calls).toBe(1);
    stranger.close();
  });
});
