import type { Analysis } from '../../assess/results';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatDifference } from '../format/number';
import { SPECTRUM_ROWS } from '../labels';
import classes from './VerdictPanel.module.css';

/** What holds, in words, and what to be careful about. */
export function VerdictPanel({ analysis }: { readonly analysis: Analysis }) {
  const { verdict, warnings } = analysis;
  return (
    <Panel title="Verdict">
      <p className={classes['text']}>{verdict.text}</p>
      <p className={classes['gain']}>
        <Jargon term="verdict">Gain</Jargon> on <Jargon term="heldOut">held-out</Jargon> events against{' '}
        {SPECTRUM_ROWS[verdict.against]}: <strong>{formatDifference(verdict.gainEv)} eV</strong>
      </p>
      {warnings.length > 0 && (
        <ul className={classes['warnings']}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
