import { SegmentedControl } from '@mantine/core';
import { useWorkbench } from '../useWorkbench';

/** Logarithmic or linear counts, the same in all spectra. */
export function ScaleSwitch() {
  const { isLogScale, setLogScale } = useWorkbench(({ isLogScale, setLogScale }) => ({ isLogScale, setLogScale }));
  return (
    <SegmentedControl
      aria-label="Scale of the counts"
      data={[
        { value: 'log', label: 'log' },
        { value: 'linear', label: 'linear' },
      ]}
      value={isLogScale ? 'log' : 'linear'}
      onChange={(value) => setLogScale(value === 'log')}
    />
  );
}
