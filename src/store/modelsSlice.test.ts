import { PROFILES } from '../physics/profile';
import { describe, expect, it } from 'vitest';
import { VIP2 } from '../physics/profile';
import { keptModel, OWN_PROFILE, trainedModel } from './fixtures/trainedModels';
import { fail, fakeModelStore, file, names, setUp } from './fixtures/workbenchWithFakeWorker';
import { modelInUse, profilesOf } from './modelsSlice';
import type { ModelStore } from './modelStore';

const inUse = (workbench: ReturnType<typeof setUp>['workbench'], profile: string) =>
  modelInUse(workbench.getState().models, profile)?.model.name;

describe('kept networks', () => {
  it('are in the worker before the first task, and again after the worker was lost', async () => {
    const store = fakeModelStore([keptModel('a', true), keptModel('b', false)]);
    const { workbench, calls } = setUp({ installModel: () => trainedModel('a') }, store);
    await workbench.getState().addFiles([file('a.csv')]);
    expect(names(calls)).toEqual(['installModel', 'ingest']);
    expect(calls[0]?.[1]).toEqual({ text: 'text of a', file: 'a.json' });
    await workbench.getState().addFiles([file('b.csv')]);
    expect(names(calls)).toEqual(['installModel', 'ingest', 'ingest']);
    workbench.getState().workerLost('gone');
    await workbench.getState().runAnalysis();
    expect(names(calls).slice(3)).toEqual(['installModel', 'start', 'ingest', 'analyse', 'monitor']);
  });

  it('that cannot be read are told of and taken out of use, and the task goes on', async () => {
    const store = fakeModelStore([keptModel('a', true)]);
    const { workbench, calls } = setUp({ installModel: () => fail({ message: 'a.json: damaged' }) }, store);
    await workbench.getState().addFiles([file('a.csv')]);
    expect(names(calls)).toEqual(['installModel', 'ingest']);
    expect(workbench.getState().notices[0]?.text).toContain('a.json: damaged');
    expect(inUse(workbench, OWN_PROFILE.id)).toBeUndefined();
  });

  it('last as long as the page where the browser keeps nothing', async () => {
    const nothing: ModelStore = {
      load: () => Promise.reject(new Error('no IndexedDB')),
      save: () => Promise.reject(new Error('no IndexedDB')),
    };
    const { workbench } = setUp({ installModel: () => trainedModel('a') }, nothing);
    await workbench.getState().importModel(file('a.json'));
    expect(workbench.getState().keepsModels).toBe(false);
    expect(inUse(workbench, OWN_PROFILE.id)).toBe('a');
  });

  it('give way to one of the same name and profile, and leave one in use per profile', async () => {
    const { workbench } = setUp({}, fakeModelStore([keptModel('a', true), keptModel('b', false)]));
    await workbench.getState().keepModel(trainedModel('b'));
    const { models } = workbench.getState();
    expect(models.map(({ model, isInUse }) => [model.name, isInUse])).toEqual([
      ['b', true],
      ['a', false],
    ]);
  });
});

describe('importing', () => {
  it('keeps what was there when the file is broken', async () => {
    const store = fakeModelStore([keptModel('a', true)]);
    const { workbench } = setUp(
      { installModel: ({ file: name }) => (name === 'a.json' ? trainedModel('a') : fail({ message: `${name}: no` })) },
      store,
    );
    await workbench.getState().loadModels();
    const before = workbench.getState().models;
    await workbench.getState().importModel(file('broken.json'));
    expect(workbench.getState().models).toBe(before);
    expect(workbench.getState().notices.map(({ text }) => text)).toEqual(['broken.json: no']);
  });

  it('does not even read a file that is far too large', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().importModel(file('huge.json', 8_000_001));
    expect(calls).toEqual([]);
    expect(workbench.getState().notices[0]?.text).toContain('huge.json');
  });
});

describe('choosing and deleting', () => {
  const answers = { installModel: () => trainedModel(), removeModel: () => null };

  it('goes back to the shipped network and to the own one again', async () => {
    const { workbench, calls } = setUp(answers, fakeModelStore([keptModel('mine', true, VIP2)]));
    await workbench.getState().chooseShippedModel('vip-2');
    expect(calls.at(-1)).toEqual(['removeModel', { profile: 'vip-2' }]);
    expect(inUse(workbench, 'vip-2')).toBeUndefined();
    await workbench.getState().chooseModel('vip-2/mine');
    expect(names(calls).at(-1)).toBe('installModel');
    expect(inUse(workbench, 'vip-2')).toBe('mine');
  });

  it('goes on with another network of the profile, and without the profile when the last one is gone', async () => {
    const { workbench } = setUp(answers, fakeModelStore([keptModel('a', true), keptModel('b', false)]));
    await workbench.getState().loadModels();
    workbench.getState().changeSettings({ profile: OWN_PROFILE.id });
    await workbench.getState().deleteModel(`${OWN_PROFILE.id}/a`);
    expect(inUse(workbench, OWN_PROFILE.id)).toBe('b');
    await workbench.getState().deleteModel(`${OWN_PROFILE.id}/b`);
    expect(workbench.getState().models).toEqual([]);
    expect(workbench.getState().settings.profile).toBe('vip-2');
  });

  it('hands out the file of a network', async () => {
    const { workbench } = setUp({}, fakeModelStore([keptModel('a', true)]));
    await workbench.getState().loadModels();
    expect(workbench.getState().exportModel(`${OWN_PROFILE.id}/a`)).toEqual({ fileName: 'a.json', text: 'text of a' });
    expect(workbench.getState().exportModel('nobody')).toBeNull();
  });
});

describe('profilesOf', () => {
  it('tells profiles of the same label apart', () => {
    const twin = { ...OWN_PROFILE, id: 'twin', label: 'VIP-2' };
    expect(profilesOf([keptModel('a', true, twin)]).map(({ label }) => label)).toEqual([
      ...PROFILES.map(({ label }) => label),
      'VIP-2 (twin)',
    ]);
  });
});
