import { labels } from '../../labels/labels';
import { STEPS, type Step } from '../../store/steps';

const texts = labels.header.shortcuts;

/** What the keys do, as the help lists it. Undo keys and those of handles are listened to where they belong. */
export const SHORTCUTS: readonly { readonly keys: string; readonly does: string }[] = [
  texts.help,
  { keys: texts.step.keys(String(STEPS.length)), does: texts.step.does },
  texts.run,
  texts.undo,
  texts.redo,
  texts.escape,
  texts.arrows,
  texts.remove,
  texts.play,
];

export type Shortcut =
  { readonly kind: 'help' } | { readonly kind: 'run' } | { readonly kind: 'step'; readonly step: Step };

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * What a key press asks for; null where it is none of the page's own. The command key counts as Ctrl. Where single keys are
 * off, only those with Ctrl count.
 */
export function shortcutOf({ key, ctrlKey, metaKey, altKey }: Keys, areSingleKeysOn: boolean): Shortcut | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'Enter' ? { kind: 'run' } : null;
  if (!areSingleKeysOn) return null;
  if (key === '?') return { kind: 'help' };
  const step = /^[1-9]$/u.test(key) ? STEPS[Number(key) - 1] : undefined;
  return step === undefined ? null : { kind: 'step', step };
}
