import type { Analysis } from '../../assess/results';
import { Panel } from '../controls/Panel';
import { Worded } from '../controls/Worded';
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
        <Worded
          text={labels.results.verdict.title(
            labels.spectra[verdict.against].toLowerCase(),
            formatDifference(verdict.gainEv),
          )}
        />
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
