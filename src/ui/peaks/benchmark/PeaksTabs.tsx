import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { PeaksView } from '../PeaksView';
import { BenchmarkView } from './BenchmarkView';
import classes from './benchmark.module.css';

const TABS = ['Spectra', 'Benchmark'] as const;

/** The lines of the run, and how good the finders are at lines that are known. */
export function PeaksTabs() {
  const [tab, setTab] = useState<string>(TABS[0]);
  return (
    <div className={classes['tabs']}>
      <SegmentedControl
        aria-label="Part of the peaks view"
        className={classes['switch']}
        data={[...TABS]}
        value={tab}
        onChange={setTab}
      />
      {tab === 'Spectra' ? <PeaksView /> : <BenchmarkView />}
    </div>
  );
}
