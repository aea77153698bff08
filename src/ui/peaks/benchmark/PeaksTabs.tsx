import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../../labels/labels';
import { PeaksView } from '../PeaksView';
import { BenchmarkView } from './BenchmarkView';
import classes from './benchmark.module.css';

const WORDS = labels.peaks.tabs;
const TABS = [
  { value: 'spectra', label: WORDS.spectra },
  { value: 'benchmark', label: WORDS.benchmark },
];

/** The lines of the run, and how good the finders are at lines that are known. */
export function PeaksTabs() {
  const [tab, setTab] = useState('spectra');
  return (
    <div className={classes['tabs']}>
      <SegmentedControl
        aria-label={WORDS.title}
        className={classes['switch']}
        data={TABS}
        value={tab}
        onChange={setTab}
      />
      {tab === 'spectra' ? <PeaksView /> : <BenchmarkView />}
    </div>
  );
}
