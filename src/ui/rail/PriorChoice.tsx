import { Checkbox } from '@mantine/core';
import { labels, type Term } from '../../labels/labels';
import { PRIORS, priorsOf, whyNotPrior } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { useWorkbench } from '../useWorkbench';
import classes from './Rail.module.css';

const TEXTS = labels.rail.priors;
const TERMS: Readonly<Record<(typeof PRIORS)[number]['id'], Term>> = {
  referenceCovariance: 'priorReference',
  sharedCurvature: 'priorCurvature',
  smoothInTime: 'priorWalk',
  shrinkage: 'priorShrinkage',
};

/** Which priors the loss has, and why the default is what it is: behind a line that names those that are on. */
export function PriorChoice() {
  const { settings, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({ settings, changeSettings }));
  const { loss } = settings;
  const priors = priorsOf(settings);
  const on = PRIORS.filter(({ id }) => priors[id]).map(({ id }) => TEXTS.short[id]);
  return (
    <details className={classes['more']}>
      <summary>{TEXTS.chosen(on.length === 0 ? TEXTS.none : on.join(', '))}</summary>
      <div role="group" aria-label={TEXTS.title}>
        {PRIORS.map(({ id, label }) => {
          const why = whyNotPrior(loss, priors, id);
          return (
            <Checkbox
              key={id}
              size="xs"
              label={
                <Jargon term={TERMS[id]} isLabel>
                  {label}
                </Jargon>
              }
              description={why}
              disabled={why !== null}
              checked={priors[id]}
              onChange={(event) => changeSettings({ priors: { ...priors, [id]: event.currentTarget.checked } })}
            />
          );
        })}
        <p className={classes['facts']}>{TEXTS.whyThisLoss}</p>
      </div>
    </details>
  );
}
