import { useEffect } from 'react';
import { canRunOf } from '../rail/canRun';
import { useWorkbenchStore } from '../useWorkbench';
import { shortcutOf, type Shortcut } from './shortcuts';
import { useSingleKeys } from './useSingleKeys';

/** Where a character is text, or chooses from a list. */
const TAKES_TEXT =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), select, textarea, [role="textbox"], [role="combobox"], [role="spinbutton"], [role="menu"] *';

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TAKES_TEXT));
}

/** The keys that work anywhere on the page, but in fields and under dialogs. `openHelp` has to stay the same. */
export function useShortcuts(openHelp: () => void): void {
  const workbench = useWorkbenchStore();
  const { areOn } = useSingleKeys();
  useEffect(() => {
    const act = (shortcut: Shortcut) => {
      const state = workbench.getState();
      if (shortcut.kind === 'help') openHelp();
      else if (shortcut.kind === 'step') state.showStep(shortcut.step);
      else if (canRunOf(state)) void state.runAnalysis();
    };
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, areOn);
      if (
        shortcut === null ||
        event.defaultPrevented ||
        event.isComposing ||
        document.querySelector('[role="dialog"]') !== null
      )
        return;
      if (shortcut.kind !== 'run' && takesText(event.target)) return;
      event.preventDefault();
      act(shortcut);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [workbench, openHelp, areOn]);
}
