import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../../labels/labels';
import { HELD_OUT_KINDS, HELD_OUT_SEED, PAPER_YIELDS } from '../../../store/catalogue';
import type { HeldOutKind } from '../../../peaks/benchmark/heldOutKinds';
import { ChoiceField } from '../../controls/ChoiceField';
import { NumberField } from '../../controls/NumberField';
import { useWorkbench } from '../../useWorkbench';
import { BenchmarkFile } from './BenchmarkFile';
import classes from './benchmark.module.css';

const SPECTRA = 300;
const WORDS = labels.peaks.benchmark;

/** Which spectra the finders are compared on, and the button that does it. */
export function BenchmarkControls() {
  const { task, isBusy, runBenchmark, cancel } = useWorkbench((state) => ({
    task: state.task?.kind === 'benchmark' ? state.task : null,
    isBusy: state.task !== null || state.waiting > 0,
    runBenchmark: state.runBenchmark,
    cancel: state.cancel,
  }));
  const [set, setSet] = useState<HeldOutKind>('recipe');
  const [yields, setYields] = useState(PAPER_YIELDS);
  const [spectra, setSpectra] = useState(SPECTRA);
  const start = () => void runBenchmark({ kind: 'heldOut', set, yields, spectra, seed: HELD_OUT_SEED });
  return (
    <>
      <div className={classes['controls']}>
        <ChoiceField label={WORDS.set} term="benchmarkSet" options={HELD_OUT_KINDS} value={set} onChange={setSet} />
        <div className={classes['number']}>
          <NumberField
            label={WORDS.yieldFrom}
            term="totalYield"
            value={yields.from}
            min={0.002}
            max={yields.to}
            step={0.01}
            onChange={(from) => setYields({ ...yields, from })}
          />
        </div>
        <div className={classes['number']}>
          <NumberField
            label={WORDS.yieldTo}
            term="totalYield"
            value={yields.to}
            min={yields.from}
            max={5}
            step={0.1}
            onChange={(to) => setYields({ ...yields, to })}
          />
        </div>
        <div className={classes['number']}>
          <NumberField
            label={WORDS.number}
            term="benchmarkSpectra"
            value={spectra}
            min={20}
            max={5000}
            step={100}
            isInteger
            onChange={setSpectra}
          />
        </div>
        <Button disabled={isBusy} onClick={start}>
          {WORDS.run}
        </Button>
        {task !== null && (
          <>
            <Progress
              size="sm"
              style={{ width: 120 }}
              value={100 * task.fraction}
              aria-label={WORDS.progress}
              transitionDuration={0}
            />
            <Button variant="default" onClick={cancel}>
              {WORDS.stop}
            </Button>
          </>
        )}
      </div>
      <BenchmarkFile isBusy={isBusy} onFile={(file) => void runBenchmark({ kind: 'file', file })} />
    </>
  );
}
