import type { Analysis } from '../../assess/results';
import { labels } from '../../labels/labels';
import { Worded } from '../controls/Worded';
import { adcText } from './adcText';

interface AdcReportLineProps {
  readonly analysis: Analysis;
  readonly detector: number;
}

/** What the ADC of a detector adds to its spectra, and what was done about it. */
export function AdcReportLine({ analysis, detector }: AdcReportLineProps) {
  const report = analysis.adc[detector];
  if (report === undefined) return null;
  return (
    <p className="faint">
      <Worded text={labels.peaks.adc.line} slots={{ facts: adcText(report) }} />
    </p>
  );
}
