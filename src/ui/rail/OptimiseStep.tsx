import { Button } from '@mantine/core';
import { LOSSES, OPTIMISERS } from '../../store/catalogue';
import { firstStaleStep } from '../../store/steps';
import type { WorkbenchState } from '../../store/workbench';
import { ChoiceField } from '../controls/ChoiceField';
import { NumberField } from '../controls/NumberField';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import { PriorChoice } from './PriorChoice';
import classes from './Rail.module.css';

export function OptimiseStep() {
  const { settings, changeSettings, isReady, runOptimisation } = useWorkbench((state) => ({
    settings: state.settings,
    changeSettings: state.changeSettings,
    isReady: canOptimise(state),
    runOptimisation: state.runOptimisation,
  }));
  return (
    <>
      <ChoiceField
        label={LABELS.loss}
        term="loss"
        options={LOSSES}
        value={settings.loss}
        onChange={(loss) => changeSettings({ loss, priors: undefined })}
      />
      <PriorChoice />
      <ChoiceField
        label={LABELS.optimiser}
        term="optimiser"
        options={OPTIMISERS}
        value={settings.optimiser}
        onChange={(optimiser) => changeSettings({ optimiser })}
      />
      <NumberField
        label={LABELS.learningRate}
        term="learningRate"
        value={settings.learningRate}
        min={0.0001}
        max={10}
        step={0.1}
        onChange={(learningRate) => changeSettings({ learningRate })}
      />
      <NumberField
        label={LABELS.iterations}
        term="iterations"
        value={settings.iterations}
        min={0}
        max={10_000}
        step={10}
        isInteger
        onChange={(iterations) => changeSettings({ iterations })}
      />
      <More />
      <Button variant="default" disabled={!isReady} onClick={() => void runOptimisation()}>
        {LABELS.optimise}
      </Button>
    </>
  );
}

/** The optimisation starts from the reference calibration, so nothing before it may have changed. */
function canOptimise({ analysis, workerHoldsAnalysis, settings, task, waiting }: WorkbenchState): boolean {
  if (analysis === null || !workerHoldsAnalysis || task !== null || waiting > 0) return false;
  const stale = firstStaleStep(analysis.settings, settings);
  return stale === null || stale === 'optimise' || stale === 'results';
}

function More() {
  const { seed, replicas, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({
    seed: settings.seed,
    replicas: settings.bootstrapReplicas,
    changeSettings,
  }));
  return (
    <details className={classes['more']}>
      <summary>More</summary>
      <div>
        <NumberField
          label="Seed"
          term="seed"
          value={seed}
          min={0}
          max={2_147_483_647}
          step={1}
          isInteger
          onChange={(value) => changeSettings({ seed: value })}
        />
        <NumberField
          label="Resamplings"
          term="bootstrap"
          value={replicas}
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
