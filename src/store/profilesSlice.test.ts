import { describe, expect, it } from 'vitest';
import { GENERIC } from '../physics/openProfiles';
import { PROFILES, VIP2 } from '../physics/profile';
import { profileText } from '../physics/profileFile';
import { fakeModelStore, fakeProfileStore, file, setUp, SUMMARY } from './fixtures/workbenchWithFakeWorker';
import { profilesOf } from './modelsSlice';

const MINE = { ...VIP2, label: 'Mine' };
const labels = (profiles: readonly { readonly label: string }[]) => profiles.map(({ label }) => label);

describe("the user's profiles", () => {
  it('are kept, chosen, and told to the worker before the next task', async () => {
    const store = fakeProfileStore();
    const { workbench, calls } = setUp({}, fakeModelStore(), store);
    await workbench.getState().saveProfile(MINE, null);
    const { settings, ownProfiles, isProfileChosen } = workbench.getState();
    expect(settings.profile).toBe(ownProfiles[0]!.id);
    expect(isProfileChosen).toBe(true);
    expect(store.kept).toEqual(ownProfiles);
    await workbench.getState().addFiles([file('a.csv')]);
    expect(calls.map(([job]) => job)).toEqual(['setProfiles', 'ingest']);
    expect(calls[1]?.[1]).toMatchObject({ profile: settings.profile, suggest: false });
    await workbench.getState().addFiles([file('b.csv')]);
    expect(calls.map(([job]) => job)).toEqual(['setProfiles', 'ingest', 'ingest']);
  });

  it('changed get another id, so that figures made before are stale; undo brings the old one back', async () => {
    const { workbench } = setUp();
    await workbench.getState().saveProfile(MINE, null);
    const before = workbench.getState().settings.profile;
    const [own] = workbench.getState().ownProfiles;
    await workbench.getState().saveProfile({ ...own!, regionEv: [7000, 8400] }, before);
    expect(workbench.getState().ownProfiles).toHaveLength(1);
    expect(workbench.getState().settings.profile).not.toBe(before);
    await workbench.getState().undo();
    expect(workbench.getState().settings.profile).toBe(before);
    await workbench.getState().redo();
    expect(workbench.getState().settings.profile).not.toBe(before);
  });

  it('deleted leave the shipped one in use', async () => {
    const { workbench } = setUp();
    await workbench.getState().saveProfile(MINE, null);
    await workbench.getState().deleteProfile(workbench.getState().settings.profile);
    expect(workbench.getState().ownProfiles).toEqual([]);
    expect(workbench.getState().settings.profile).toBe('vip-2');
  });

  it('come in from a file in place of one of the same name; a broken file is named and changes nothing', async () => {
    const { workbench } = setUp();
    const text = profileText(MINE);
    const fileOf = (name: string, content: string) => new File([content], name);
    await workbench.getState().importProfile(fileOf('mine.json', text));
    await workbench.getState().importProfile(fileOf('mine.json', text));
    expect(labels(workbench.getState().ownProfiles)).toEqual(['Mine']);
    await workbench.getState().importProfile(fileOf('broken.json', text.replace('CuKa', 'CuKx')));
    expect(labels(workbench.getState().ownProfiles)).toEqual(['Mine']);
    expect(workbench.getState().notices.at(-1)).toMatchObject({ severity: 'error' });
    expect(workbench.getState().notices.at(-1)?.text).toMatch(/^broken\.json: .*"CuKx" is no line/);
  });

  it('that were kept come back, broken ones with a word', async () => {
    const store = fakeProfileStore([{ ...MINE, id: 'own-mine-1' }, { id: 'broken' }]);
    const { workbench } = setUp({}, fakeModelStore(), store);
    await workbench.getState().loadProfiles();
    expect(labels(workbench.getState().ownProfiles)).toEqual(['Mine']);
    expect(workbench.getState().notices[0]?.text).toMatch(/^A kept profile cannot be used: /);
  });

  it('stand behind the shipped ones in the list', () => {
    expect(labels(profilesOf([], [{ ...MINE, id: 'own' }]))).toEqual([...labels(PROFILES), 'Mine']);
  });
});

describe('the profile chosen by itself', () => {
  const guessing = (profile: string, overflow = 0) =>
    setUp({ ingest: () => ({ ...SUMMARY, overflow, suggestion: { profile, why: 'it fits' } }) });

  it('is the one that fits, with why and the one before', async () => {
    const { workbench, calls } = guessing('siddharta-2');
    await workbench.getState().addFiles([file('a.root')]);
    const { settings, profileGuess, readWith } = workbench.getState();
    expect(settings.profile).toBe('siddharta-2');
    expect(readWith?.profile).toBe('siddharta-2');
    expect(profileGuess).toEqual({ profile: 'siddharta-2', why: 'it fits', before: 'vip-2' });
    expect(calls).toHaveLength(1);
  });

  it('reads the files again where what is overflow differs', async () => {
    const { workbench, calls } = guessing('siddharta-2', 12);
    await workbench.getState().addFiles([file('a.root')]);
    expect(calls.map(([, input]) => (input as { profile: string }).profile)).toEqual(['vip-2', 'siddharta-2']);
  });

  it('is never taken against the user', async () => {
    const { workbench, calls } = guessing('siddharta-2', 12);
    workbench.getState().chooseProfile(GENERIC.id);
    await workbench.getState().addFiles([file('a.root')]);
    expect(workbench.getState().settings.profile).toBe('generic');
    expect(workbench.getState().profileGuess).toBeNull();
    expect(calls).toHaveLength(1);
  });

  it('is VIP-2 for the demo run', async () => {
    const { workbench } = guessing('siddharta-2');
    await workbench.getState().addFiles([file('a.root')]);
    await workbench.getState().loadDemo();
    expect(workbench.getState().settings.profile).toBe('vip-2');
  });
});
