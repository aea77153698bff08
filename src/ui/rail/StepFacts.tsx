import { channelRows } from '../../store/derived/channels';
import { fitCounts } from '../../store/derived/lines';
import { formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './Rail.module.css';

/** One line each on steps that have no settings. */
export function ChannelsStep() {
  const text = useWorkbench(({ summary, analysis, settings }) => {
    if (summary === null) return 'SDDs that take part';
    const rows = channelRows(summary, analysis, settings.channelOverrides);
    return `${String(rows.filter((row) => row.takesPart).length)} of ${String(rows.length)} SDDs take part`;
  });
  return <p className={classes['facts']}>{text}</p>;
}

export function FitStep() {
  const text = useWorkbench(({ analysis }) => {
    if (analysis === null) return 'Lines of every spectrum';
    const { ok, poor, failed } = fitCounts(analysis.fits);
    return `${formatInteger(ok)} good, ${formatInteger(poor)} poor, ${formatInteger(failed)} without result`;
  });
  return <p className={classes['facts']}>{text}</p>;
}
