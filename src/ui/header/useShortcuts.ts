import { useEffect } from 'react';
import { canRunOf } from '../rail/canRun';
import { useWorkbenchStore } from '../useWorkbench';
import { shortcutOf, type Shortcut } from './shortcuts';

/** Where a character is text, or chooses from a list. */
const TAKES_TEXT =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), select, textarea, [contenteditable="true"]';

/** The keys that work anywhere on the page, but in fields and under dialogs. `openHelp` has to stay the same. */
export function useShortcuts(openHelp: () => void): void {
  const workbench = useWorkbenchStore();
  useEffect(() => {
    const act = (shortcut: Shortcut) => {
      const state = workbench.getState();
      if (shortcut.kind === 'help') openHelp();
      else if (shortcut.kind === 'step') state.showStep(shortcut.step);
      else if (canRunOf(state)) void state.runAnalysis();
    };
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === null || event.defaultPrevented || document.querySelector('[role="dialog"]') !== null) return;
      if (shortcut.kind !== 'run' && event.target instanceof Element && event.target.matches(TAKES_TEXT)) return;
      event.preventDefault();
      act(shortcut);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [workbench, openHelp]);
}
