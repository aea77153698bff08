import type { Profile } from '../../physics/profile';
import { LINES } from '../../store/catalogue';
import { formatInteger } from '../format/number';
import { labels } from '../../labels/labels';
import classes from './training.module.css';

/** What a network of an existing profile finds, and where. */
export function ProfileFacts({ profile }: { readonly profile: Profile }) {
  const { firstAdc, binAdc, bins } = profile.networkWindow;
  const [lowestGain, highestGain] = profile.gainRangeEvPerAdc;
  return (
    <p className={classes['facts']}>
      {labels.training.profile.facts(
        profile.finderLines.map((id) => LINES[id].label).join(', '),
        formatInteger(firstAdc),
        formatInteger(firstAdc + binAdc * bins),
        formatInteger(bins),
        String(binAdc),
        String(lowestGain),
        String(highestGain),
      )}
    </p>
  );
}
