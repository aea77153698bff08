import { useEffect } from 'react';

const TEXT_FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, [contenteditable="true"]';

/** Ctrl+Z and Ctrl+Shift+Z (or with the command key) undo and redo, but in fields that have their own undo. */
export function useUndoKeys(undo: () => unknown, redo: () => unknown): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof Element && event.target.matches(TEXT_FIELDS)) return;
      event.preventDefault();
      (event.shiftKey ? redo : undo)();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [undo, redo]);
}
