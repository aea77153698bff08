import type { KeyboardEvent, ReactNode } from 'react';
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
  /** `isReleased`: false in the middle of a drag. A release is told of even where the value has not changed since. */
  readonly onChange: (value: number, isReleased: boolean) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What stands before the slider. */
  readonly children?: ReactNode;
}

/** A native slider: it is dragged, or moved by arrow keys, Home and End. */
export function RangeField(props: RangeFieldProps) {
  const { label, value, min, max, step, text, disabled = false, onChange, onKeyDown, children } = props;
  const release = (event: { readonly currentTarget: HTMLInputElement }) => {
    onChange(Number(event.currentTarget.value), true);
  };
  return (
    <div className={classes['field']}>
      {children}
      <input
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
        onPointerUp={release}
        onKeyUp={release}
        onKeyDown={onKeyDown}
      />
      <output className={classes['text']} aria-hidden="true">
        {text}
      </output>
    </div>
  );
}
