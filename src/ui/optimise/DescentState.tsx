import { useWorkbench } from '../useWorkbench';
import { descentText } from './descentText';
import classes from './Transport.module.css';

/** Where the descent stands, in words. */
export function DescentState() {
  const text = useWorkbench(descentText);
  const failure = useWorkbench((state) => state.lookFailure);
  return (
    <p className={classes['state']} aria-live="polite">
      {failure === null ? text : <span className="bad">{failure}</span>}
    </p>
  );
}
