import { useEffect } from 'react';

/** What takes Escape for itself while it is open, or while it has the focus. */
const OPEN = '[role="dialog"], [role="menu"], [role="listbox"]';
const OWN_ESCAPE = 'input,select,textarea';

/** Calls `leave` on Escape, unless the key means something else. */
export function useEscape(leave: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.matches(OWN_ESCAPE)) return;
      if (document.querySelector(OPEN) === null) leave();
    };
    // Before those whom the key is for: they would be closed by the time that it came here.
    window.addEventListener('keydown', listen, true);
    return () => {
      window.removeEventListener('keydown', listen, true);
    };
  }, [leave]);
}
