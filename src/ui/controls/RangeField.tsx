import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import classes from './RangeField.module.css';

interface RangeFieldProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, for those who cannot see where the handle stands. */
  readonly text: string;
  readonly disabled?: boolean;
  /** `isReleased`: false in the middle of a drag. A release is told of after the slider has moved. */
  readonly onChange: (value: number, isReleased: boolean) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What stands before the slider. */
  readonly children?: ReactNode;
}

/** A native slider: it is dragged, or moved by arrow keys, Home and End. */
export function RangeField(props: RangeFieldProps) {
  const { label, value, min, max, step, text, disabled = false, onChange, onKeyDown, children } = props;
  const input = useRef<HTMLInputElement>(null);
  // The browser's own change event comes when a drag ends or a key has moved the slider; React's comes with every input.
  useEffect(() => {
    const element = input.current;
    const release = () => {
      if (element !== null) onChange(Number(element.value), true);
    };
    element?.addEventListener('change', release);
    return () => {
      element?.removeEventListener('change', release);
    };
  }, [onChange]);
  return (
    <div className={classes['field']}>
      {children}
      <input
        ref={input}
        type="range"
        className={classes['slider']}
        aria-label={label}
        aria-valuetext={text}
        title={text}
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.currentTarget.value), false)}
        onKeyDown={onKeyDown}
      />
      <output className={classes['text']} aria-hidden="true">
        {text}
      </output>
    </div>
  );
}
