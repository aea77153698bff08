import type { FitInspection } from '../../fit/inspection/fitInspection';
import { labels } from '../../labels/labels';
import { LINES } from '../../store/catalogue';
import type { Inspected } from '../../store/inspectionSlice';
import { Worded } from '../controls/Worded';
import { formatSignificant } from '../format/number';
import { STATUS_CLASS } from './FitTable';
import { goodnessText } from './fitText';
import classes from './WindowPanel.module.css';

const TEXTS = labels.fit.words;

interface FitWordsProps {
  readonly inspected: Inspected;
  readonly draft: FitInspection | null;
}

/** How each line was judged and how well the model describes the window. */
export function FitWords({ inspected: { inspection }, draft }: FitWordsProps) {
  const { fit } = inspection;
  if (fit === null) return null;
  return (
    <div className={`${classes['words'] ?? ''} ${draft === null ? '' : 'faint'}`}>
      {fit.lines.map(({ line, status, why }) => (
        <p key={line}>
          <Worded
            text={why === null ? TEXTS.line : TEXTS.lineWhy}
            slots={{
              line: <b>{LINES[line].label}</b>,
              status: <span className={STATUS_CLASS[status]}>{labels.fit.status[status]}</span>,
              why,
            }}
          />
        </p>
      ))}
      <p>
        <Worded text={TEXTS.goodness(goodnessText(fit))} />
      </p>
      <p>
        <Worded text={TEXTS.likelihood(formatSignificant(fit.cost, 4), formatSignificant(fit.edm, 2))} />
      </p>
    </div>
  );
}
