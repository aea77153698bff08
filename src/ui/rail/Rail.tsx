import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { nextAction } from '../../store/derived/nextAction';
import type { TourStop } from '../../store/derived/tour';
import { STEPS, stepStates, type Step, type StepState } from '../../store/steps';
import { useAttention } from '../peaks/useAttention';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { canRunOf } from './canRun';
import { CalibrateStep } from './CalibrateStep';
import { CalibrateFacts, ChannelsFacts, FitFacts } from './StepFacts';
import { DataStep } from './DataStep';
import { OptimiseStep } from './OptimiseStep';
import { PeaksStep } from './PeaksStep';
import { ResultsStep } from './ResultsStep';
import { runningStepOf } from './runningStep';
import classes from './Rail.module.css';

/** The settings and buttons of a step, and what is known of it: one line beside its name. */
const CONTENTS: Readonly<Partial<Record<Step, () => ReactNode>>> = {
  data: DataStep,
  peaks: PeaksStep,
  calibrate: CalibrateStep,
  optimise: OptimiseStep,
  results: ResultsStep,
};
const FACTS: Readonly<Partial<Record<Step, () => ReactNode>>> = {
  channels: ChannelsFacts,
  fit: FitFacts,
  calibrate: CalibrateFacts,
};

/** The stops of the tour that point into the rail. */
const STOPS: Readonly<Partial<Record<Step, TourStop>>> = { data: 'data', optimise: 'learningRate', results: 'export' };

/** The analysis in its order: each step with its state and its few settings. */
export function Rail() {
  const facts = useWorkbench(({ summary, analysis, settings, network, models, readWith, task }) => ({
    summary,
    analysis,
    settings,
    network,
    models,
    readWith,
    runningStep: runningStepOf(task),
  }));
  const states = stepStates({ ...facts, peaksNeedAttention: useAttention().size > 0 });
  return (
    <nav aria-label={labels.rail.steps} className={classes['rail']}>
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
  const Facts = FACTS[step];
  return (
    <li className={classes['step']} data-shown={isShown || undefined} data-stop={STOPS[step]}>
      <div className={classes['head']}>
        <a
          href={`#${step}`}
          className={classes['link']}
          aria-current={isShown ? 'step' : undefined}
          onClick={({ currentTarget }) => {
            showStep(step);
            // Where the rail is longer than the page, all of the step is wanted, not its name alone.
            currentTarget.closest('li')?.scrollIntoView({ block: 'nearest' });
          }}
        >
          <span className={classes['number']}>{number}</span>
          <span className={classes['name']}>{labels.steps[step]}</span>
          <span className={classes['state']} data-state={state} title={labels.stepStates[state]}>
            <span className="visually-hidden">{labels.stepStates[state]}</span>
          </span>
        </a>
        {Facts !== undefined && <Facts />}
      </div>
      {Content !== undefined && (
        <div className={classes['content']}>
          <Content />
        </div>
      )}
    </li>
  );
}

function RunButton() {
  const canRun = useWorkbench(canRunOf);
  const runAnalysis = useWorkbench((state) => state.runAnalysis);
  const isNext = useWorkbench((state) => nextAction(state) === 'run');
  return (
    <div className={classes['run']} data-stop="run">
      <Button
        fullWidth
        size="sm"
        variant={isNext ? 'filled' : 'default'}
        disabled={!canRun}
        onClick={() => void runAnalysis()}
      >
        {labels.names.runAnalysis}
      </Button>
    </div>
  );
}
