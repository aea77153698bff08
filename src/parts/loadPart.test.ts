import { describe, expect, it, vi } from 'vitest';
import { createPartLoader } from './loadPart';
import { isNotLoaded, PartNotLoaded } from './notLoaded';

const ADDRESS = 'https://host.example/assets/FitView-a1.js';
const failing = (message: string) => () => Promise.reject<{ part: number }>(new TypeError(message));
const CHROMIUM = failing(`Failed to fetch dynamically imported module: ${ADDRESS}`);
const FIREFOX = failing(`error loading dynamically imported module: ${ADDRESS}`);
const SAFARI = failing('Importing a module script failed.');

const stylesAreThere = () => Promise.resolve(true);

describe('loadPart', () => {
  it('hands on what comes, and what the part itself throws', async () => {
    const loadPart = createPartLoader(vi.fn(), stylesAreThere);
    expect(await loadPart(() => Promise.resolve({ part: 7 }), 'part')).toEqual({ part: 7 });
    await expect(loadPart(failing('x is not a function'), 'part')).rejects.toThrow('x is not a function');
  });

  it.each([
    ['Chromium', CHROMIUM],
    ['Firefox', FIREFOX],
    ['Safari', SAFARI],
    ['styles', failing('Unable to preload CSS for /assets/a.css')],
  ])('says in words that a part cannot be had: %s', async (_, load) => {
    const loadPart = createPartLoader(() => Promise.reject(new Error('still away')), stylesAreThere);
    await expect(loadPart(load, 'part')).rejects.toThrow(/could not be loaded.*Nothing that is loaded is lost/u);
    await expect(loadPart(load, 'part')).rejects.toBeInstanceOf(PartNotLoaded);
  });

  it('asks under a fresh address from the second failure on, and keeps what came', async () => {
    const importFrom = vi.fn(() => Promise.resolve({ part: 7 }));
    const loadPart = createPartLoader(importFrom, stylesAreThere);
    await expect(loadPart(FIREFOX, 'part')).rejects.toBeInstanceOf(PartNotLoaded);
    expect(importFrom).not.toHaveBeenCalled();
    const first = await loadPart(FIREFOX, 'part');
    expect(first).toEqual({ part: 7 });
    expect(await loadPart(FIREFOX, 'part')).toBe(first);
    expect(importFrom.mock.calls).toEqual([[`${ADDRESS}?again=1`]]);
  });

  it('is not there without its styles', async () => {
    const load = vi.fn(() => Promise.resolve({ part: 7 }));
    const loadPart = createPartLoader(vi.fn(), () => Promise.resolve(false));
    await expect(loadPart(load, 'part')).rejects.toBeInstanceOf(PartNotLoaded);
    expect(load).not.toHaveBeenCalled();
  });

  it('takes no other part for it, and a new address with every failure', async () => {
    const importFrom = vi.fn(() => Promise.resolve({ other: 7 }));
    const loadPart = createPartLoader(importFrom, stylesAreThere);
    for (let i = 0; i < 3; i++) await expect(loadPart(CHROMIUM, 'part')).rejects.toBeInstanceOf(PartNotLoaded);
    expect(importFrom.mock.calls).toEqual([[`${ADDRESS}?again=1`], [`${ADDRESS}?again=2`]]);
  });
});

describe('isNotLoaded', () => {
  it('leaves other failures alone', () => {
    expect(isNotLoaded(new TypeError('Failed to fetch'))).toBe(true);
    expect(isNotLoaded(new RangeError('Invalid array length'))).toBe(false);
    expect(isNotLoaded('Failed to fetch')).toBe(false);
  });
});
