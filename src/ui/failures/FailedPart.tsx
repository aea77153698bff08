import { labels } from '../../labels/labels';
import { Details } from './Details';
import { failureDetails, partText } from './failureText';
import classes from './failures.module.css';

const WORDS = labels.failures;

interface FailedPartProps {
  /** What cannot be shown. */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Takes back what asked for it: for a dialog, in place of which this stands. */
  readonly onClose?: (() => void) | undefined;
}

/** Stands where a part of the page would be. */
export function FailedPart({ what, error, onRetry, onClose }: FailedPartProps) {
  return (
    <div className={onClose === undefined ? classes['part'] : `${classes['part'] ?? ''} ${classes['over'] ?? ''}`}>
      <p role="alert">{partText(what, error)}</p>
      <div className={classes['buttons']}>
        <button type="button" className={classes['button']} aria-label={WORDS.tryAgainNamed(what)} onClick={onRetry}>
          {WORDS.tryAgain}
        </button>
        {onClose !== undefined && (
          <button type="button" className={classes['button']} aria-label={WORDS.closeNamed(what)} onClick={onClose}>
            {WORDS.close}
          </button>
        )}
      </div>
      <Details text={failureDetails(error)} />
    </div>
  );
}
