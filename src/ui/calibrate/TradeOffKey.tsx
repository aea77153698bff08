import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import classes from './TradeOffKey.module.css';

const words = labels.calibrate.tradeOff.key;

/** Which mark is which kind of events. */
export function TradeOffKey() {
  return (
    <span className={classes['key']}>
      <span>
        <Mark isFilled={false} /> <Jargon term="inSample">{words.inSample}</Jargon>
      </span>
      <span>
        <Mark isFilled /> <Jargon term="heldOut">{words.heldOut}</Jargon>
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <path d="M6 1 L11 6 L6 11 L1 6 Z" className={classes['diamond']} />
        </svg>{' '}
        <Jargon term="continuous">{words.continuous}</Jargon>
      </span>
    </span>
  );
}

function Mark({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <svg width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="4" className={classes[isFilled ? 'heldOut' : 'inSample']} />
    </svg>
  );
}
