import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../physics/profile';
import { withOwnId } from '../catalogue';
import { keptModel } from '../fixtures/trainedModels';
import { ANALYSIS, setUp } from '../fixtures/workbenchWithFakeWorker';
import { admitted } from './admit';
import { makeSession } from './makeSession';
import type { Session } from './session';

const [MINE, THEIRS] = PROFILES.map((profile) => withOwnId({ ...profile, label: `${profile.label}, mine` }));
const NOTHING = { ownProfiles: [], models: [] };

function session(profile = MINE!): Session {
  const { workbench } = setUp();
  const settings = { ...ANALYSIS.settings, profile: profile.id };
  workbench.setState({ settings, ownProfiles: [profile], analysis: { ...ANALYSIS, settings } });
  return makeSession(workbench.getState(), { version: '1', commit: 'c' }, 'A', '2026-11-26T12:00:00Z');
}

describe('a session from outside', () => {
  it('is taken as it is where its profiles have the ids of their content', () => {
    expect(admitted(session(), NOTHING)).toEqual(session());
    expect(admitted(session(), { ...NOTHING, ownProfiles: [MINE!] })).toEqual(session());
  });

  it('cannot pass its profile off as another one: it gets the id of its content, and what refers to it', () => {
    const forged = { ...MINE!, id: THEIRS!.id };
    for (const ownProfiles of [[], [THEIRS!]]) {
      const taken = admitted(session(forged), { ...NOTHING, ownProfiles });
      expect(taken.profiles).toEqual([MINE]);
      expect(taken.decisions.settings.profile).toBe(MINE!.id);
      expect(taken.figures?.settings.profile).toBe(MINE!.id);
    }
  });

  it('keeps the id of an earlier version where the same profile is here under it', () => {
    const old = { ...MINE!, id: 'own-old' };
    expect(admitted(session(old), { ...NOTHING, ownProfiles: [old] }).profiles).toEqual([old]);
  });

  it('has the same id whatever the order of the entries of its profile', () => {
    const turned = Object.fromEntries(Object.entries(MINE!).toReversed()) as unknown as typeof MINE;
    expect(withOwnId(turned!).id).toBe(MINE!.id);
  });

  it('is refused in words where it refers to what is not there, or is another one here', () => {
    const shipped = { ...MINE!, id: 'vip-2' };
    expect(() => admitted({ ...session(), profiles: [shipped] }, NOTHING)).toThrow(/^profiles\[0\]\.id: vip-2 is not/u);
    expect(() => admitted({ ...session(), profiles: [] }, NOTHING)).toThrow(
      /^decisions\.settings\.profile: there is no/u,
    );
    const model = keptModel('first', false);
    const network = { key: model.key, profile: 'own-test-beam', fileName: 'n.json', text: model.model.text };
    const here = { ...NOTHING, models: [model] };
    expect(admitted({ ...session(), networks: [network] }, here).networks).toEqual([network]);
    const other = { ...network, text: 'another' };
    expect(() => admitted({ ...session(), networks: [other] }, here)).toThrow(/^networks\[0\]\.key: another network/u);
  });

  it('does not offer to go back to a profile that is not known here', () => {
    const given = session();
    const guess = { profile: 'vip-2', why: 'its lines', before: 'own-gone' };
    const decisions = { ...given.decisions, profileGuess: guess };
    expect(admitted({ ...given, decisions }, NOTHING).decisions.profileGuess).toBeNull();
    const known = { ...guess, before: 'generic' };
    expect(
      admitted({ ...given, decisions: { ...decisions, profileGuess: known } }, NOTHING).decisions.profileGuess,
    ).toEqual(known);
  });
});
