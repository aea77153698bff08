import { Button } from '@mantine/core';
import { LINES, LOSSES, OPTIMISERS, optimisedLineOf, SCHEDULES } from '../../store/catalogue';
import { isNotHeld, NOT_HELD_TEXT } from '../../store/derived/held';
import { nextAction } from '../../store/derived/nextAction';
import { canOptimise } from '../../store/steps';
import { ChoiceField } from '../controls/ChoiceField';
import { NumberField } from '../controls/NumberField';
import { labels } from '../../labels/labels';
import { useProfile, useWorkbench } from '../useWorkbench';
import { PriorChoice } from './PriorChoice';
import classes from './Rail.module.css';

export function OptimiseStep() {
  const { settings, changeSettings, isReady, isNext, isLost, runOptimisation } = useWorkbench((state) => ({
    settings: state.settings,
    changeSettings: state.changeSettings,
    isReady: canOptimise(state),
    isNext: nextAction(state) === 'optimise',
    isLost: isNotHeld(state),
    runOptimisation: state.runOptimisation,
  }));
  const profile = useProfile(settings.profile);
  const line = profile === undefined ? null : (optimisedLineOf(profile)?.line ?? null);
  return (
    <>
      <ChoiceField
        label={labels.names.loss}
        term="loss"
        options={LOSSES}
        value={settings.loss}
        onChange={(loss) => changeSettings({ loss, priors: undefined })}
      />
      {line !== null && line !== 'CuKa' && (
        <p className={classes['facts']}>{labels.rail.lossesOfCopper(LINES[line].label)}</p>
      )}
      <PriorChoice />
      <ChoiceField
        label={labels.names.optimiser}
        term="optimiser"
        options={OPTIMISERS}
        value={settings.optimiser}
        onChange={(optimiser) => changeSettings({ optimiser })}
      />
      <NumberField
        label={labels.names.learningRate}
        term="learningRate"
        value={settings.learningRate}
        min={0.0001}
        max={10}
        step={0.1}
        onChange={(learningRate) => changeSettings({ learningRate })}
      />
      <NumberField
        label={labels.names.iterations}
        term="iterations"
        value={settings.iterations}
        min={0}
        max={10_000}
        step={10}
        isInteger
        onChange={(iterations) => changeSettings({ iterations })}
      />
      <More />
      <Button
        variant={isNext ? 'filled' : 'default'}
        disabled={!isReady}
        title={isLost ? NOT_HELD_TEXT : undefined}
        onClick={() => void runOptimisation()}
      >
        {labels.names.optimise}
      </Button>
    </>
  );
}

function More() {
  const { settings, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({ settings, changeSettings }));
  return (
    <details className={classes['more']}>
      <summary>{labels.rail.more}</summary>
      <div>
        <ChoiceField
          label={labels.names.schedule}
          term="schedule"
          options={SCHEDULES}
          value={settings.schedule}
          onChange={(schedule) => changeSettings({ schedule })}
        />
        <NumberField
          label={labels.names.earlyStopping}
          term="earlyStopping"
          value={settings.earlyStopping}
          min={0}
          max={10_000}
          step={5}
          isInteger
          onChange={(earlyStopping) => changeSettings({ earlyStopping })}
        />
        <NumberField
          label={labels.rail.seed}
          term="seed"
          value={settings.seed}
          min={0}
          max={2_147_483_647}
          step={1}
          isInteger
          onChange={(value) => changeSettings({ seed: value })}
        />
        <NumberField
          label={labels.rail.resamplings}
          term="bootstrap"
          value={settings.bootstrapReplicas}
          min={20}
          max={10_000}
          step={100}
          isInteger
          onChange={(bootstrapReplicas) => changeSettings({ bootstrapReplicas })}
        />
      </div>
    </details>
  );
}
