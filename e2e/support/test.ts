import { test as base, expect } from '@playwright/test';
import { Workbench } from './workbench';

/**
 * What every test holds the page to, whatever it does: nothing leaves the origin, nothing is thrown, and the content
 * security policy refuses nothing (of the worker too).
 */
export const test = base.extend<{ workbench: Workbench; expectedFaults: RegExp | null }>({
  // Of tests that provoke them.
  expectedFaults: [null, { option: true }],
  workbench: async ({ page, baseURL, expectedFaults }, use) => {
    const origin = new URL(baseURL ?? '').origin;
    const abroad: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin && url.protocol !== 'blob:' && url.protocol !== 'data:') abroad.push(url.href);
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await use(new Workbench(page));
    expect(abroad, 'requests that left the origin').toEqual([]);
    const unexpected = faults.filter((fault) => expectedFaults?.test(fault) !== true);
    expect(unexpected, 'errors on the console').toEqual([]);
  },
});

export { expect };
