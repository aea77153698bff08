import { Button, Checkbox } from '@mantine/core';
import type { SelectionEffect, SelectionFigures } from '../../assess/selectionEffect';
import type { AnomalyKind } from '../../dataset/anomaly';
import type { ExcludedStretch } from '../../dataset/selection';
import type { MonitorReport } from '../../monitor/report';
import { matching } from '../../store/derived/flags';
import type { DatasetSummary } from '../../worker/protocol';
import { NumberField } from '../controls/NumberField';
import { Panel } from '../controls/Panel';
import { formatFixed, formatInteger } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import { whenOf } from './FlagsPanel';
import { KIND_LABELS } from './kindLabels';
import classes from './Watch.module.css';
import { TableFrame } from '../tables/TableFrame';
import { effectTable } from './channelTables';
import { leftOutTable } from '../tables/runTables';

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

/** The rule by which batches are left out, what it would cost, and every decision with its reason. */
export function SelectionPanel({ summary, report }: SelectionPanelProps) {
  const state = useWorkbench((workbench) => ({
    rule: workbench.rule,
    setRule: workbench.setRule,
    previewRule: workbench.previewRule,
    applyRule: workbench.applyRule,
    effect: workbench.effect,
    isCalibrated: workbench.workerHoldsAnalysis,
    excluded: workbench.settings.excludedStretches ?? NONE,
    includeStretch: workbench.includeStretch,
  }));
  const { rule, setRule } = state;
  const chosen = matching(report.anomalies, rule).length;
  return (
    <Panel
      title="Selection"
      note="Nothing is left out unless you say so. What you leave out counts from the next run on, and stands in the results file with its reason."
    >
      <div className={classes['rule']}>
        <span>Leave out batches flagged as</span>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={KIND_LABELS[kind]}
            checked={rule.kinds.includes(kind)}
            onChange={(event) => {
              const others = rule.kinds.filter((other) => other !== kind);
              setRule({ kinds: event.currentTarget.checked ? [...others, kind] : others });
            }}
          />
        ))}
        <NumberField
          label="with a score above"
          term="leastScore"
          value={rule.leastScore}
          min={0}
          max={300}
          step={1}
          onChange={(leastScore) => setRule({ leastScore })}
        />
        <span>
          {formatInteger(chosen)} {chosen === 1 ? 'batch' : 'batches'}
        </span>
        <Button variant="default" size="xs" disabled={!state.isCalibrated} onClick={() => void state.previewRule()}>
          Show the effect
        </Button>
        <Button size="xs" disabled={chosen === 0} onClick={state.applyRule}>
          Apply the rule
        </Button>
      </div>
      {state.effect !== null && <EffectTable effect={state.effect} />}
      {state.excluded.length > 0 && (
        <Decisions excluded={state.excluded} summary={summary} include={state.includeStretch} />
      )}
    </Panel>
  );
}

function EffectTable({ effect }: { readonly effect: SelectionEffect }) {
  return (
    <>
      <TableFrame title="Effect of the selection" model={() => effectTable(effect)}>
        <table className="figures" aria-label="Effect of the selection">
          <thead>
            <tr>
              <th scope="col">Cu Kα, reference, in sample</th>
              <th scope="col" className="number">
                Counts
              </th>
              <th scope="col" className="number">
                FWHM [eV]
              </th>
              <th scope="col" className="number">
                Position [eV]
              </th>
              <th scope="col" className="number">
                Counts/FWHM
              </th>
            </tr>
          </thead>
          <tbody>
            <EffectRow name="as it is" figures={effect.now} />
            <EffectRow name="with the rule" figures={effect.then} />
          </tbody>
        </table>
      </TableFrame>
      <p className={classes['quiet']}>
        With the constants as they are: the next run makes them anew. Counts are those of the line. A narrower line of
        fewer counts is a gain only where counts/FWHM rises.
      </p>
    </>
  );
}

function EffectRow({ name, figures }: { readonly name: string; readonly figures: SelectionFigures }) {
  const { copperEvents, fwhm, position, eventsPerFwhm } = figures;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{copperEvents === null ? '–' : formatInteger(Math.round(copperEvents))}</td>
      <td className="number">
        {formatFixed(fwhm.value, 1)} ± {formatFixed(fwhm.error, 1)}
      </td>
      <td className="number">
        {formatFixed(position.value, 1)} ± {formatFixed(position.error, 1)}
      </td>
      <td className="number">{formatFixed(eventsPerFwhm, 2)}</td>
    </tr>
  );
}

interface DecisionsProps {
  readonly excluded: readonly ExcludedStretch[];
  readonly summary: DatasetSummary;
  readonly include: (stretch: ExcludedStretch) => void;
}

function Decisions({ excluded, summary, include }: DecisionsProps) {
  return (
    <TableFrame title="Left out" model={() => leftOutTable(excluded, ({ batch }) => whenOf(summary, batch))}>
      <table className="figures" aria-label="Left out">
        <thead>
          <tr>
            <th scope="col">Left out</th>
            <th scope="col">When</th>
            <th scope="col">Why</th>
            <th scope="col">
              <span className="visually-hidden">Take in again</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {excluded.map((stretch) => {
            const when = whenOf(summary, stretch.batch);
            return (
              <tr key={`${stretch.detector} ${String(stretch.batch)}`}>
                <th scope="row">SDD {stretch.detector}</th>
                <td className={classes['when']}>{when}</td>
                <td className="wraps">{stretch.reason}</td>
                <td>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`Take in ${when} of SDD ${stretch.detector} again`}
                    onClick={() => include(stretch)}
                  >
                    take in
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
