import { isNotHeld, NOT_HELD_TEXT } from '../../store/derived/held';
import { useWorkbench } from '../useWorkbench';

/** Says why what goes on from an analysis cannot be pressed, and what to do; nothing where it can. */
export function NotHeld() {
  return useWorkbench(isNotHeld) ? <p className="faint">{NOT_HELD_TEXT}</p> : null;
}
