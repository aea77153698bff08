import { SegmentedControl } from '@mantine/core';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';

const texts = labels.controls.countScale;

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
        { value: 'log', label: texts.log },
        { value: 'linear', label: texts.linear },
      ]}
      value={isLog ? 'log' : 'linear'}
      onChange={(value) => onChange(value === 'log')}
    />
  );
}

/** The same in all spectra together. */
export function ScaleSwitch() {
  const { isLogScale, setLogScale } = useWorkbench(({ isLogScale, setLogScale }) => ({ isLogScale, setLogScale }));
  return <CountScale label={texts.name} isLog={isLogScale} onChange={setLogScale} />;
}
