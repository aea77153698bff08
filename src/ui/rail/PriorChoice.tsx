import { Checkbox } from '@mantine/core';
import { PRIORS, priorsOf, whyNotPrior } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { useWorkbench } from '../useWorkbench';
import { PRIOR_WORDS, WHY_THIS_LOSS } from './lossWords';
import classes from './Rail.module.css';

/** Which priors the loss has, and why the default is what it is: behind a line that names those that are on. */
export function PriorChoice() {
  const { settings, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({ settings, changeSettings }));
  const { loss } = settings;
  const priors = priorsOf(settings);
  const on = PRIORS.filter(({ id }) => priors[id]).map(({ id }) => PRIOR_WORDS[id].short);
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
                <Jargon term={PRIOR_WORDS[id].term} isLabel>
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
