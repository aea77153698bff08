import { SERIES_DASH, SERIES_LABEL } from '../../plots/theme';
import type { SpectrumName } from '../../assess/results';
import { Jargon } from './Jargon';
import classes from './SeriesKey.module.css';

const DASHES = { dot: '2 3', dash: '6 3', solid: 'none' } as const;

/** A short stroke in the colour and dash of a series. */
export function SeriesMark({ spectrum }: { readonly spectrum: SpectrumName }) {
  return (
    <svg width="18" height="8" aria-hidden="true" className={classes['mark']}>
      <line
        x1="0"
        x2="18"
        y1="4"
        y2="4"
        stroke={`var(--series-${spectrum})`}
        strokeWidth="2.5"
        strokeDasharray={DASHES[SERIES_DASH[spectrum]]}
      />
    </svg>
  );
}

/** Which colour is which calibration; the same everywhere. */
export function SeriesKey({ spectra }: { readonly spectra: readonly SpectrumName[] }) {
  return (
    <span className={classes['key']}>
      {spectra.map((spectrum) => (
        <span key={spectrum} className={classes['entry']}>
          <SeriesMark spectrum={spectrum} />
          <Jargon term={spectrum}>{SERIES_LABEL[spectrum]}</Jargon>
        </span>
      ))}
    </span>
  );
}
