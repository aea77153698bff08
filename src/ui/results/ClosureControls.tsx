import { Button, Progress } from '@mantine/core';
import { SIMULATION_VARIANTS } from '../../store/catalogue';
import { ChoiceField } from '../controls/ChoiceField';
import { NotHeld } from '../controls/NotHeld';
import { NumberField } from '../controls/NumberField';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './ClosurePanel.module.css';

const TEXTS = labels.results.closure;
const MOST_TOYS = 50;

/** What is simulated, how often, and the buttons that start and stop it. */
export function ClosureControls() {
  const { task, canRun, settings, changeClosure, runClosure, cancel } = useWorkbench((state) => ({
    task: state.task?.kind === 'closure' ? state.task : null,
    canRun: state.task === null && state.waiting === 0 && state.workerHoldsAnalysis,
    settings: state.closureSettings,
    changeClosure: state.changeClosure,
    runClosure: state.runClosure,
    cancel: state.cancel,
  }));
  return (
    <>
      <NotHeld />
      <div className={classes['controls']}>
        <div className={classes['choice']}>
          <ChoiceField
            label={TEXTS.varied}
            term="closureVariant"
            options={SIMULATION_VARIANTS}
            value={settings.variant}
            onChange={(variant) => changeClosure({ variant })}
          />
        </div>
        <div className={classes['number']}>
          <NumberField
            label={TEXTS.number}
            term="closureToys"
            value={settings.toys}
            min={1}
            max={MOST_TOYS}
            step={1}
            isInteger
            onChange={(toys) => changeClosure({ toys })}
          />
        </div>
        <div className={classes['number']}>
          <NumberField
            label={TEXTS.firstSeed}
            term="closureSeed"
            value={settings.seed}
            min={0}
            max={1e9}
            step={1}
            isInteger
            onChange={(seed) => changeClosure({ seed })}
          />
        </div>
        <Button variant="default" size="xs" disabled={!canRun} onClick={() => void runClosure()}>
          {labels.names.runClosure}
        </Button>
        {task !== null && (
          <>
            <Progress
              size="sm"
              style={{ width: 120 }}
              value={100 * task.fraction}
              aria-label={TEXTS.progress}
              transitionDuration={0}
            />
            <Button variant="default" size="xs" onClick={cancel}>
              {TEXTS.stop}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
