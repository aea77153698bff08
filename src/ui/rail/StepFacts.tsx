import { labels } from '../../labels/labels';
import { channelRows } from '../../store/derived/channels';
import { fitCounts } from '../../store/derived/lines';
import { formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import classes from './Rail.module.css';

const TEXTS = labels.rail.facts;

/** What is known of a step, in a few words beside its name; the view of the step has all of it. */
export function ChannelsFacts() {
  const text = useWorkbench(({ summary, analysis, settings }) => {
    if (summary === null) return TEXTS.channels;
    const rows = channelRows(summary, analysis, settings.channelOverrides);
    return TEXTS.channelsOf(String(rows.filter((row) => row.takesPart).length), String(rows.length));
  });
  return <Facts text={text} />;
}

export function FitFacts() {
  const text = useWorkbench(({ analysis }) => {
    if (analysis === null) return TEXTS.fit;
    return TEXTS.fitOf(formatInteger(fitCounts(analysis.fits).ok), formatInteger(analysis.fits.length));
  });
  return <Facts text={text} />;
}

export function CalibrateFacts() {
  const text = useWorkbench(({ analysis }) => {
    if (analysis === null) return TEXTS.calibrate;
    const { reference } = analysis.calibration;
    const fitted = reference.filter((entry) => entry.status === 'fitted').length;
    return TEXTS.calibrateOf(formatInteger(fitted), formatInteger(reference.length));
  });
  return <Facts text={text} />;
}

function Facts({ text }: { readonly text: string }) {
  return <p className={classes['beside']}>{text}</p>;
}
