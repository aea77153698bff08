import { Button } from '@mantine/core';
import { isAtEnd, iterationShown } from '../../store/derived/descent';
import { canOptimise } from '../../store/steps';
import { Jargon } from '../controls/Jargon';
import { RangeField } from '../controls/RangeField';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { DescentState } from './DescentState';
import { TuningSliders } from './TuningSliders';
import classes from './Transport.module.css';

const TEXTS = labels.optimise.transport;

/** The descent as one watches it: played, paused, stepped, put back, and looked at anywhere. */
export function Transport() {
  return (
    <section className={classes['transport']} aria-label={TEXTS.title}>
      <div className={classes['row']}>
        <PlayButtons />
        <DescentState />
        <ResultButtons />
      </div>
      <div className={classes['sliders']}>
        <IterationSlider />
        <TuningSliders />
      </div>
    </section>
  );
}

function PlayButtons() {
  const { isReady, isPlaying, isLast, isFirst, play, pause, step, reset } = useWorkbench((state) => ({
    isReady: canOptimise(state),
    // What takes long can be stopped, whoever asked for it.
    isPlaying: state.isPlaying || state.lookFraction !== null,
    isLast: iterationShown(state) >= state.settings.iterations || (state.looked !== null && isAtEnd(state)),
    isFirst: iterationShown(state) === 0,
    play: state.playDescent,
    pause: state.pauseDescent,
    step: state.stepDescent,
    reset: state.resetDescent,
  }));
  return (
    <div className={classes['buttons']}>
      <Button variant="default" disabled={!isReady || isFirst} onClick={() => void reset()}>
        {labels.names.resetDescent}
      </Button>
      {isPlaying ? (
        <Button variant="default" onClick={pause}>
          {labels.names.pauseDescent}
        </Button>
      ) : (
        <Button variant="default" disabled={!isReady} onClick={() => void play()}>
          {labels.names.playDescent}
        </Button>
      )}
      <Button variant="default" disabled={!isReady || isLast} onClick={() => void step()}>
        {labels.names.stepDescent}
      </Button>
    </div>
  );
}

function ResultButtons() {
  const { looked, isReady, leave, use } = useWorkbench((state) => ({
    looked: state.looked,
    isReady: canOptimise(state) && !state.isPlaying,
    leave: state.leaveIteration,
    use: state.useIteration,
  }));
  if (looked === null) return null;
  const isShared = looked.settings.schedule === 'constant' || looked.iteration === looked.settings.iterations;
  return (
    <div className={classes['buttons']}>
      <Button variant="default" onClick={leave}>
        {labels.names.leaveIteration}
      </Button>
      <Button
        variant="default"
        disabled={!isReady || !isShared}
        title={isShared ? TEXTS.use : TEXTS.whyNotUse}
        onClick={() => void use()}
      >
        {labels.names.useIteration}
      </Button>
    </div>
  );
}

function IterationSlider() {
  const { isReady, shown, last, isPlaying, scrub, play, pause } = useWorkbench((state) => ({
    isReady: canOptimise(state),
    shown: iterationShown(state),
    last: state.settings.iterations,
    isPlaying: state.isPlaying,
    scrub: state.scrub,
    play: state.playDescent,
    pause: state.pauseDescent,
  }));
  return (
    <RangeField
      label={labels.names.iteration}
      value={Math.min(shown, last)}
      min={0}
      max={last}
      step={1}
      text={TEXTS.place(String(Math.min(shown, last)), String(last))}
      disabled={!isReady}
      onChange={(iteration, isReleased) => void scrub(iteration, isReleased)}
      onKeyDown={(event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        if (isPlaying) pause();
        else void play();
      }}
    >
      <Jargon term="iteration">{labels.names.iteration}</Jargon>
    </RangeField>
  );
}
