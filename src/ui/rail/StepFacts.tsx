import { channelRows } from '../../store/derived/channels';
import { fitCounts } from '../../store/derived/lines';
import { formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './Rail.module.css';

/** What is known of a step, in a few words beside its name; the view of the step has all of it. */
export function ChannelsFacts() {
  const text = useWorkbench(({ summary, analysis, settings }) => {
    if (summary === null) return 'which SDDs take part';
    const rows = channelRows(summary, analysis, settings.channelOverrides);
    return `${String(rows.filter((row) => row.takesPart).length)} of ${String(rows.length)} take part`;
  });
  return <Facts text={text} />;
}

export function FitFacts() {
  const text = useWorkbench(({ analysis }) => {
    if (analysis === null) return 'every line';
    return `${formatInteger(fitCounts(analysis.fits).ok)} of ${formatInteger(analysis.fits.length)} good`;
  });
  return <Facts text={text} />;
}

export function CalibrateFacts() {
  const text = useWorkbench(({ analysis }) => {
    if (analysis === null) return 'constants in time';
    const { reference } = analysis.calibration;
    const fitted = reference.filter((entry) => entry.status === 'fitted').length;
    return `${formatInteger(fitted)} of ${formatInteger(reference.length)} fitted`;
  });
  return <Facts text={text} />;
}

function Facts({ text }: { readonly text: string }) {
  return <p className={classes['beside']}>{text}</p>;
}
