import type { Analysis } from '../../assess/results';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatDifference } from '../format/number';
import { labels } from '../../labels/labels';
import classes from './VerdictPanel.module.css';

/** What to be careful about with the gain; nothing where nothing is. The verdict in words stands in the headline. */
export function VerdictPanel({ analysis }: { readonly analysis: Analysis }) {
  const { verdict, warnings } = analysis;
  if (warnings.length === 0) return null;
  return (
    <Panel
      title={
        <>
          <Jargon term="verdict">Gain</Jargon> on <Jargon term="heldOut">held-out</Jargon> events, against{' '}
          {labels.spectra[verdict.against].toLowerCase()}: {formatDifference(verdict.gainEv)} eV
        </>
      }
    >
      <ul className={classes['warnings']}>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </Panel>
  );
}
