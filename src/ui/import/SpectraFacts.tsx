import type { SpectrumGroup } from '../../ingest/choice/contents';
import { labels } from '../../labels/labels';
import { formatInteger } from '../format/number';
import classes from './import.module.css';

const TEXTS = labels.import.group;

const SHOWN = 6;

/** What the spectra of a group are called, and the first counts of the first. */
export function SpectraFacts({ group }: { readonly group: SpectrumGroup }) {
  const { names, channels, firstCounts, oddBins } = group;
  const shown = names.slice(0, SHOWN).join(', ');
  const { from, counts } = firstCounts;
  return (
    <dl className={classes['facts']}>
      <dt>{TEXTS.names}</dt>
      <dd>{names.length > SHOWN ? TEXTS.more(shown, formatInteger(names.length - SHOWN)) : shown}</dd>
      <dt>{TEXTS.channels}</dt>
      <dd>{formatInteger(channels)}</dd>
      <dt>{TEXTS.firstCounts}</dt>
      <dd>{counts.length === 0 ? TEXTS.noCounts : TEXTS.counts(counts.map(formatInteger).join(', '), String(from))}</dd>
      {oddBins !== undefined && (
        <>
          <dt>{TEXTS.bins}</dt>
          <dd className={classes['odd']}>{TEXTS.oddBins(oddBins)}</dd>
        </>
      )}
    </dl>
  );
}
