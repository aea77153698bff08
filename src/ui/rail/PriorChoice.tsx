import { Checkbox } from '@mantine/core';
import { PRIORS, priorsOf, whyNotPrior } from '../../store/catalogue';
import type { WorkbenchState } from '../../store/workbench';
import { Jargon } from '../controls/Jargon';
import { useWorkbench } from '../useWorkbench';
import { PRIOR_TERMS, WHY_THIS_LOSS } from './lossWords';
import classes from './Rail.module.css';

/** Which priors the loss has, and why the default is what it is: behind a line that names those that are on. */
export function PriorChoice() {
  const { loss, priors, changeSettings } = useWorkbench(choiceOf);
  const on = PRIORS.filter(({ id }) => priors[id]).map(({ label }) => label.toLowerCase());
  return (
    <details className={classes['more']}>
      <summary>Priors: {on.length === 0 ? 'none' : on.join(', ')}</summary>
      <div role="group" aria-label="Priors">
        {PRIORS.map(({ id, label }) => {
          const why = whyNotPrior(loss, priors, id);
          return (
            <Checkbox
              key={id}
              size="xs"
              label={
                <Jargon term={PRIOR_TERMS[id]} isLabel>
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
        <p className={classes['facts']}>{WHY_THIS_LOSS}</p>
      </div>
    </details>
  );
}

function choiceOf({ settings, changeSettings }: WorkbenchState) {
  return { loss: settings.loss, priors: priorsOf(settings), changeSettings };
}
