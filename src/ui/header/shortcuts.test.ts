import { describe, expect, it } from 'vitest';
import { STEPS } from '../../store/steps';
import { shortcutOf } from './shortcuts';

type Held = Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>>;

const press = (key: string, held: Held = {}, areSingleKeysOn = true) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, areSingleKeysOn);

describe('shortcutOf', () => {
  it('knows the help, the steps in their order, and the run', () => {
    expect(press('?')).toEqual({ kind: 'help' });
    expect(STEPS.map((_, i) => press(String(i + 1)))).toEqual(STEPS.map((step) => ({ kind: 'step', step })));
    expect(press('Enter', { ctrlKey: true })).toEqual({ kind: 'run' });
    expect(press('Enter', { metaKey: true })).toEqual({ kind: 'run' });
  });

  it('leaves all other keys alone, those of the browser too', () => {
    for (const key of ['0', '8', '9', 'a', 'Enter', ' ', 'F1']) expect(press(key), key).toBeNull();
    expect(press('1', { ctrlKey: true })).toBeNull();
    expect(press('?', { altKey: true })).toBeNull();
  });

  it('leaves single keys alone where they are switched off, and keeps those with Ctrl', () => {
    for (const key of ['?', '1', String(STEPS.length)]) expect(press(key, {}, false), key).toBeNull();
    expect(press('Enter', { ctrlKey: true }, false)).toEqual({ kind: 'run' });
  });
});
