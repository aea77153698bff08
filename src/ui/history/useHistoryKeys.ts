import { useEffect } from 'react';
import { useWorkbenchStore } from '../useWorkbench';

/**
 * Fields whose text the browser itself undoes: words, and numbers that count only once the field is left (`data-draft`) or that
 * do not hold. What another number field has is a setting already.
 */
const OWN_UNDO =
  'input:is([type="text"], [type="search"], :not([type])), input[type="number"]:is([aria-invalid="true"], [data-draft]), textarea, [contenteditable="true"]';
const FILLED_IN = 'input[type="number"], input[type="text"], textarea';

/** Ctrl+Z and Ctrl+Shift+Z (or with the command key) undo and redo whatever was done last, but behind an open dialog. */
export function useHistoryKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      const { target } = event;
      if (target instanceof Element && target.matches(OWN_UNDO)) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      event.preventDefault();
      // A field that is being filled in shows what was typed until it is left.
      if (target instanceof HTMLInputElement && target.matches(FILLED_IN)) target.blur();
      (event.shiftKey ? redo : undo)();
      if (target instanceof HTMLInputElement && target.matches(FILLED_IN)) target.focus();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [undo, redo]);
}

/** Tells the history where one gesture ends and another begins: a press, a key (held down: one), a field that is entered. */
export function useGestures(): void {
  const workbench = useWorkbenchStore();
  useEffect(() => {
    const begin = ({ target, type }: Event) => {
      const isField = target instanceof Element && target.matches(FILLED_IN);
      if (type === 'focusin' ? isField : !(type === 'keydown' && isField)) workbench.getState().beginGesture();
    };
    const beginByKey = (event: KeyboardEvent) => {
      if (!event.repeat) begin(event);
    };
    // Before anything on the page acts on it.
    window.addEventListener('pointerdown', begin, true);
    window.addEventListener('focusin', begin, true);
    window.addEventListener('keydown', beginByKey, true);
    return () => {
      window.removeEventListener('pointerdown', begin, true);
      window.removeEventListener('focusin', begin, true);
      window.removeEventListener('keydown', beginByKey, true);
    };
  }, [workbench]);
}
