import { STEPS, type Step } from '../../store/steps';

/** What the keys do, as the help lists it. Undo keys and those of handles are listened to where they belong. */
export const SHORTCUTS: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: '?', does: 'Opens this help' },
  { keys: `1 to ${String(STEPS.length)}`, does: 'Shows a step, from Data to Results' },
  { keys: 'Ctrl+Enter', does: 'Runs the analysis' },
  { keys: 'Ctrl+Z', does: 'Undoes the last change' },
  { keys: 'Ctrl+Shift+Z', does: 'Does it again' },
  { keys: 'Esc', does: 'Closes a dialog, takes back what was not finished' },
  { keys: 'Arrow keys', does: 'Move a line, an end of a fit range or a slider; with Shift by ten' },
  { keys: 'Delete', does: 'Removes the line that has the focus' },
  { keys: 'Space', does: 'Plays and pauses the descent, on its slider' },
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
