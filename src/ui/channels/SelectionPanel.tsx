import { Button, Checkbox } from '@mantine/core';
import type { AnomalyKind } from '../../dataset/anomaly';
import type { MonitorReport } from '../../monitor/report';
import { matching, splitsBy } from '../../store/derived/flags';
import type { DatasetSummary } from '../../worker/protocol';
import { NotHeld } from '../controls/NotHeld';
import { NumberField } from '../controls/NumberField';
import { Panel } from '../controls/Panel';
import { formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { LeftOutTable, SplitsTable } from './DecisionTables';
import { EffectTable } from './EffectTable';
import classes from './Watch.module.css';

const texts = labels.channels.selection;
const NONE: readonly never[] = [];
/** Kinds that a batch can have; the others are of whole detectors, or calibrated away. */
const KINDS: readonly AnomalyKind[] = [
  'dead',
  'starved',
  'noise-spike',
  'broad',
  'pile-up',
  'burst',
  'baseline',
  'gain-step',
  'comb',
];

interface SelectionPanelProps {
  readonly summary: DatasetSummary;
  readonly report: MonitorReport;
}

/** The rule by which batches are left out and split, what it would do, and every decision with its reason. */
export function SelectionPanel({ summary, report }: SelectionPanelProps) {
  const state = useWorkbench((workbench) => ({
    rule: workbench.rule,
    setRule: workbench.setRule,
    previewRule: workbench.previewRule,
    applyRule: workbench.applyRule,
    effect: workbench.effect,
    isCalibrated: workbench.workerHoldsAnalysis,
    excluded: workbench.settings.excludedStretches ?? NONE,
    splits: workbench.settings.batchSplits ?? NONE,
    isContinuous: workbench.settings.continuous,
    includeStretch: workbench.includeStretch,
    removeSplit: workbench.removeSplit,
  }));
  const { rule, setRule } = state;
  const chosen = matching(report.anomalies, rule).length;
  const steps = splitsBy(report, summary, rule).length;
  return (
    <Panel title={texts.title} note={texts.note}>
      <div className={classes['rule']}>
        <span>{texts.leaveOutKinds}</span>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={labels.channels.kinds[kind]}
            checked={rule.kinds.includes(kind)}
            onChange={(event) => {
              const others = rule.kinds.filter((other) => other !== kind);
              setRule({ kinds: event.currentTarget.checked ? [...others, kind] : others });
            }}
          />
        ))}
        <NumberField
          label={texts.leastScore}
          term="leastScore"
          value={rule.leastScore}
          min={0}
          max={300}
          step={1}
          onChange={(leastScore) => setRule({ leastScore })}
        />
        <span>{texts.batches(chosen, formatInteger(chosen))}</span>
      </div>
      <div className={classes['rule']}>
        <Checkbox
          size="xs"
          label={texts.splitAtSteps}
          checked={rule.splitsAtSteps}
          onChange={(event) => setRule({ splitsAtSteps: event.currentTarget.checked })}
        />
        <NumberField
          label={texts.leastStepScore}
          term="leastStepScore"
          value={rule.leastStepScore}
          min={0}
          max={300}
          step={0.5}
          onChange={(leastStepScore) => setRule({ leastStepScore })}
        />
        <span>{texts.splits(steps, formatInteger(steps))}</span>
        <Button variant="default" size="xs" disabled={!state.isCalibrated} onClick={() => void state.previewRule()}>
          {texts.showEffect}
        </Button>
        <Button size="xs" disabled={chosen + steps === 0} onClick={state.applyRule}>
          {texts.apply}
        </Button>
      </div>
      <NotHeld />
      {!state.isContinuous && steps + state.splits.length > 0 && (
        <p className={classes['quiet']}>{texts.notContinuous}</p>
      )}
      {state.effect !== null && <EffectTable effect={state.effect} />}
      {state.excluded.length > 0 && (
        <LeftOutTable excluded={state.excluded} summary={summary} include={state.includeStretch} />
      )}
      {state.splits.length > 0 && <SplitsTable splits={state.splits} remove={state.removeSplit} />}
    </Panel>
  );
}
