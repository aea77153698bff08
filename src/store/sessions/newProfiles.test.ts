import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../physics/profile';
import { withOwnId } from '../catalogue';
import { newProfiles } from './newProfiles';

const OWN = PROFILES.map((profile) => withOwnId({ ...profile, label: `${profile.label}, mine` }));

describe('profiles that a session brings along', () => {
  it('are taken where they are new, and known again in whatever order their entries are', () => {
    expect(newProfiles(OWN, [])).toEqual(OWN);
    const turned = OWN.map((own) => Object.fromEntries(Object.entries(own).toReversed()) as unknown as typeof own);
    expect(newProfiles(turned, OWN)).toEqual([]);
  });

  it('take the id of no other profile, shipped or own', () => {
    const [own] = OWN;
    expect(() => newProfiles([{ ...own!, id: 'vip-2' }], [])).toThrow(/VIP-2, mine: its id vip-2 is not one/u);
    expect(() => newProfiles([{ ...own!, regionEv: [7000, 8400] }], OWN)).toThrow(/is that of VIP-2, mine here/u);
  });
});
