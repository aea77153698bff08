import type { FitInspection } from '../../fit/inspection/fitInspection';
import { LINES } from '../../store/catalogue';
import type { Inspected } from '../../store/inspectionSlice';
import { Jargon } from '../controls/Jargon';
import { formatSignificant } from '../format/number';
import { STATUS_CLASS, STATUS_WORD } from './FitTable';
import { goodnessText } from './fitText';
import classes from './WindowPanel.module.css';

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
          <b>{LINES[line].label}</b>: <span className={STATUS_CLASS[status]}>{STATUS_WORD[status]}</span>
          {why !== null && `, ${why}`}.
        </p>
      ))}
      <p>
        <Jargon term="chi2">Goodness</Jargon>: {goodnessText(fit)}.
      </p>
      <p>
        <Jargon term="likelihoodRatio">Likelihood ratio</Jargon> {formatSignificant(fit.cost, 4)},{' '}
        <Jargon term="edm">EDM</Jargon> {formatSignificant(fit.edm, 2)}.
      </p>
    </div>
  );
}
