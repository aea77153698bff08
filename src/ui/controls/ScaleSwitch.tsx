import { SegmentedControl } from '@mantine/core';
import { useWorkbench } from '../useWorkbench';

interface CountScaleProps {
  readonly label: string;
  readonly isLog: boolean;
  readonly onChange: (isLog: boolean) => void;
}

/** Logarithmic or linear counts. */
export function CountScale({ label, isLog, onChange }: CountScaleProps) {
  return (
    <SegmentedControl
      aria-label={label}
      data={[
        { value: 'log', label: 'log' },
        { value: 'linear', label: 'linear' },
      ]}
      value={isLog ? 'log' : 'linear'}
      onChange={(value) => onChange(value === 'log')}
    />
  );
}

/** The same in all spectra together. */
export function ScaleSwitch() {
  const { isLogScale, setLogScale } = useWorkbench(({ isLogScale, setLogScale }) => ({ isLogScale, setLogScale }));
  return <CountScale label="Scale of the counts" isLog={isLogScale} onChange={setLogScale} />;
}
