import type { Analysis } from '../../assess/results';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatDifference } from '../format/number';
import { SPECTRUM_ROWS } from '../labels';
import classes from './VerdictPanel.module.css';

/** How much of the gain is real, and what to be careful about. What it comes to in words stands in the headline. */
export function VerdictPanel({ analysis }: { readonly analysis: Analysis }) {
  const { verdict, warnings } = analysis;
  return (
    <Panel
      title={
        <>
          <Jargon term="verdict">Gain</Jargon> on <Jargon term="heldOut">held-out</Jargon> events, against{' '}
          {SPECTRUM_ROWS[verdict.against].toLowerCase()}: {formatDifference(verdict.gainEv)} eV
        </>
      }
    >
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
