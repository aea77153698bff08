import type { Locator } from '@playwright/test';
import { expect } from './test';

/** Where a handle over a plot stands, in the units of its axis. */
export async function placeOf(handle: Locator): Promise<number> {
  return Number(await handle.getAttribute('aria-valuenow'));
}

/**
 * Drags a handle over a plot to the right by that many pixels, until it has moved. A plot that is drawn anew between the
 * look at its place and the press moves the handle away from under the pointer; a person would reach for it again.
 */
export async function drag(handle: Locator, pixels: number): Promise<void> {
  const mouse = handle.page().mouse;
  const began = await placeOf(handle);
  await expect(async () => {
    // Waits until the handle stands still and nothing lies over it.
    await handle.hover();
    const box = await handle.boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await mouse.down();
    await mouse.move(x + pixels, y, { steps: 4 });
    await mouse.up();
    expect(await placeOf(handle)).not.toBe(began);
  }).toPass();
}
