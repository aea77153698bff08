import { useId } from 'react';
import { labels } from '../../../labels/labels';
import classes from './benchmark.module.css';

interface BenchmarkFileProps {
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file of labelled spectra comes in: picked, or dropped here instead of anywhere on the page. */
export function BenchmarkFile({ isBusy, onFile }: BenchmarkFileProps) {
  const id = useId();
  return (
    <div
      className={classes['zone']}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file !== undefined && !isBusy) onFile(file);
      }}
    >
      <label htmlFor={id}>{labels.peaks.benchmark.file}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.gz"
        disabled={isBusy}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be picked again.
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <span id={`${id}-help`}>{labels.peaks.benchmark.fileHelp}</span>
    </div>
  );
}
