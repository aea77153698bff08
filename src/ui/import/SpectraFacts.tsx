import type { SpectrumGroup } from '../../ingest/choice/contents';
import { formatInteger } from '../format/number';
import classes from './import.module.css';

const SHOWN = 6;

/** What the spectra of a group are called, and the first counts of the first. */
export function SpectraFacts({ group }: { readonly group: SpectrumGroup }) {
  const { names, channels, firstCounts, oddBins } = group;
  const more = names.length > SHOWN ? ` and ${formatInteger(names.length - SHOWN)} more` : '';
  const { from, counts } = firstCounts;
  return (
    <dl className={classes['facts']}>
      <dt>Names</dt>
      <dd>
        {names.slice(0, SHOWN).join(', ')}
        {more}
      </dd>
      <dt>Channels</dt>
      <dd>{formatInteger(channels)}</dd>
      <dt>First counts</dt>
      <dd>{counts.length === 0 ? 'none' : `${counts.map(formatInteger).join(', ')} … from channel ${String(from)}`}</dd>
      {oddBins !== undefined && (
        <>
          <dt>Bins</dt>
          <dd className={classes['odd']}>
            {oddBins}. Imported as it is, the first bin becomes channel 0, the next channel 1, and so on.
          </dd>
        </>
      )}
    </dl>
  );
}
