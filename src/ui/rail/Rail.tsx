import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { STEPS, stepStates, type Step, type StepState } from '../../store/steps';
import { LABELS, STATE_LABELS, STEP_LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import { canRunOf } from './canRun';
import { CalibrateStep } from './CalibrateStep';
import { ChannelsStep, FitStep } from './StepFacts';
import { DataStep } from './DataStep';
import { OptimiseStep } from './OptimiseStep';
import { PeaksStep } from './PeaksStep';
import { ResultsStep } from './ResultsStep';
import { runningStepOf } from './runningStep';
import classes from './Rail.module.css';

const CONTENTS: Readonly<Record<Step, () => ReactNode>> = {
  data: DataStep,
  channels: ChannelsStep,
  peaks: PeaksStep,
  fit: FitStep,
  calibrate: CalibrateStep,
  optimise: OptimiseStep,
  results: ResultsStep,
};

/** The analysis in its order: each step with its state and its few settings. */
export function Rail() {
  const facts = useWorkbench(({ summary, analysis, settings, readWith, task }) => ({
    summary,
    analysis,
    settings,
    readWith,
    runningStep: runningStepOf(task),
  }));
  const states = stepStates(facts);
  return (
    <nav aria-label="Steps" className={classes['rail']}>
      <ol className={classes['steps']}>
        {STEPS.map((step, index) => (
          <StepBlock key={step} step={step} number={index + 1} state={states[step]} />
        ))}
      </ol>
      <RunButton />
    </nav>
  );
}

interface StepBlockProps {
  readonly step: Step;
  readonly number: number;
  readonly state: StepState;
}

function StepBlock({ step, number, state }: StepBlockProps) {
  const { isShown, showStep } = useWorkbench((workbench) => ({
    isShown: workbench.step === step,
    showStep: workbench.showStep,
  }));
  const Content = CONTENTS[step];
  return (
    <li className={classes['step']} data-shown={isShown || undefined}>
      <a
        href={`#${step}`}
        className={classes['link']}
        aria-current={isShown ? 'step' : undefined}
        onClick={() => showStep(step)}
      >
        <span className={classes['number']}>{number}</span>
        <span className={classes['name']}>{STEP_LABELS[step]}</span>
        <span className={classes['state']} data-state={state} title={STATE_LABELS[state]}>
          <span className="visually-hidden">{STATE_LABELS[state]}</span>
        </span>
      </a>
      <div className={classes['content']}>
        <Content />
      </div>
    </li>
  );
}

function RunButton() {
  const canRun = useWorkbench(canRunOf);
  const runAnalysis = useWorkbench((state) => state.runAnalysis);
  return (
    <div className={classes['run']}>
      <Button fullWidth size="sm" className={classes['start']} disabled={!canRun} onClick={() => void runAnalysis()}>
        {LABELS.runAnalysis}
      </Button>
    </div>
  );
}
