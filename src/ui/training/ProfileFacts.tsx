import type { Profile } from '../../physics/profile';
import { LINES } from '../../store/catalogue';
import { formatInteger } from '../format/number';
import classes from './training.module.css';

/** What a network of an existing profile finds, and where. */
export function ProfileFacts({ profile }: { readonly profile: Profile }) {
  const { firstAdc, binAdc, bins } = profile.networkWindow;
  return (
    <p className={classes['facts']}>
      {profile.finderLines.map((id) => LINES[id].label).join(', ')}; channels {formatInteger(firstAdc)} to{' '}
      {formatInteger(firstAdc + binAdc * bins)} in {formatInteger(bins)} bins of {binAdc};{' '}
      {profile.gainRangeEvPerAdc.join(' to ')} eV per channel.
    </p>
  );
}
