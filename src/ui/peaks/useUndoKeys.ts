import { useEffect } from 'react';
import { useWorkbenchStore } from '../useWorkbench';

const TEXT_FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, [contenteditable="true"]';

/** Ctrl+Z and Ctrl+Shift+Z (or with the command key) undo and redo corrections, but in fields that have their own undo. */
export function useUndoKeys(): void {
  const workbench = useWorkbenchStore();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof Element && event.target.matches(TEXT_FIELDS)) return;
      event.preventDefault();
      const { undoCorrection, redoCorrection } = workbench.getState();
      (event.shiftKey ? redoCorrection : undoCorrection)();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [workbench]);
}
