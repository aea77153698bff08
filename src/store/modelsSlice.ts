import type { Profile } from '../physics/profile';
import type { TrainedModel } from '../worker/protocol';
import { labels } from '../labels/labels';
import { isCancelled, messageOf } from './failures';
import { keyOf, type KeptModel } from './modelStore';
import { PROFILES, SHIPPED_NETWORKS } from './catalogue';
import { decisionsOf } from './history/decisions';
import { amendedThroughout } from './history/timeline';
import type { SliceOf } from './workbench';

export interface ModelsSlice {
  /** The user's networks, newest first. */
  readonly models: readonly KeptModel[];
  /** False where the browser keeps nothing: the models are gone when the page is closed. */
  readonly keepsModels: boolean;
  /** Looks up, once, what the browser has kept. Never rejects. */
  readonly loadModels: () => Promise<void>;
  /** Puts every model that is in use into the worker where it is not there yet. Never rejects. */
  readonly installModels: () => Promise<void>;
  /** Keeps a model that the worker holds, and has it in use. */
  readonly keepModel: (model: TrainedModel) => Promise<KeptModel>;
  /** Reads a model's file; on failure everything stays as it was. */
  readonly importModel: (file: File) => Promise<void>;
  readonly chooseModel: (key: string) => Promise<void>;
  /** Goes back to the shipped network of a profile; the user's own stay in the list. */
  readonly chooseShippedModel: (profileId: string) => Promise<void>;
  /** Has these networks in use, by the id of their profile, and the shipped ones for other profiles. */
  readonly useNetworks: (networks: Readonly<Record<string, string>>) => Promise<void>;
  readonly deleteModel: (key: string) => Promise<void>;
  /** Content and name of a model's file; null where there is no such model. */
  readonly exportModel: (key: string) => { readonly fileName: string; readonly text: string } | null;
  /** Forgets that the worker holds any model. */
  readonly forgetInstalled: () => void;
}

const LARGEST_FILE_BYTES = 8_000_000;

export const createModelsSlice: SliceOf<ModelsSlice> = (set, get, { client, modelStore }) => {
  let loading: Promise<void> | null = null;
  /** Keys of the models that the worker holds. */
  const installed = new Set<string>();

  async function load(): Promise<void> {
    try {
      const models = await modelStore.load();
      const known = new Set(get().models.map(({ key }) => key));
      set({ models: [...get().models, ...models.filter(({ key }) => !known.has(key))] });
      // They were in use before anything was done.
      const { networks } = decisionsOf(get());
      set({ timeline: amendedThroughout(get().timeline, { networks }) });
    } catch {
      set({ keepsModels: false });
    }
  }

  /** Shows and keeps `models`. */
  async function replaceModels(models: readonly KeptModel[]): Promise<void> {
    set({ models });
    const { profiles, settings, changeSettings } = { ...get(), profiles: profilesOf(models, get().ownProfiles) };
    if (!profiles.some(({ id }) => id === settings.profile)) changeSettings({ profile: PROFILES[0]?.id ?? '' });
    try {
      await modelStore.save(models);
      set({ keepsModels: true });
    } catch {
      set({ keepsModels: false });
    }
  }

  async function install({ key, model }: KeptModel): Promise<void> {
    await client.run('installModel', { text: model.text, file: model.fileName });
    held(key, model.profile.id);
  }

  /** The worker holds one model per profile. */
  function held(key: string, profileId: string): void {
    release(profileId);
    installed.add(key);
  }

  function release(profileId: string): void {
    for (const { key, model } of get().models) if (model.profile.id === profileId) installed.delete(key);
  }

  /** Changes what the worker holds, when what runs has ended: an analysis has one network from its start to its end. */
  function whenIdle(work: () => Promise<void>): Promise<void> {
    return get().enqueue('read', work, (error) => {
      if (!isCancelled(error)) get().notify('error', messageOf(error));
    });
  }

  async function keep(model: TrainedModel): Promise<KeptModel> {
    await get().loadModels();
    const kept: KeptModel = { key: keyOf(model), model, keptAtMs: Date.now(), isInUse: true };
    const others = get().models.filter(({ key }) => key !== kept.key);
    held(kept.key, model.profile.id);
    await replaceModels([kept, ...others.map((other) => (isOf(model.profile.id)(other) ? notInUse(other) : other))]);
    return kept;
  }

  return {
    models: [],
    keepsModels: true,
    loadModels: () => (loading ??= load()),
    installModels: async () => {
      await get().loadModels();
      for (const kept of get().models.filter(({ key, isInUse }) => isInUse && !installed.has(key))) {
        try {
          await install(kept);
        } catch (error) {
          get().notify('error', labels.store.networks.unusable(kept.model.name, messageOf(error)));
          await replaceModels(get().models.map((other) => (other.key === kept.key ? notInUse(other) : other)));
        }
      }
    },
    keepModel: keep,
    importModel: async (file) => {
      if (file.size > LARGEST_FILE_BYTES) {
        const size = `${(file.size / 1e6).toFixed(1)} MB`;
        get().notify('error', labels.store.networks.tooLarge(file.name, size));
        return;
      }
      await whenIdle(async () => {
        await keep(await client.run('installModel', { text: await file.text(), file: file.name }));
      });
    },
    chooseModel: (key) =>
      whenIdle(async () => {
        const chosen = get().models.find((kept) => kept.key === key);
        if (chosen === undefined) return;
        await install(chosen);
        const isSame = isOf(chosen.model.profile.id);
        await replaceModels(get().models.map((kept) => (isSame(kept) ? { ...kept, isInUse: kept.key === key } : kept)));
      }),
    chooseShippedModel: (profileId) =>
      whenIdle(async () => {
        await client.run('removeModel', { profile: profileId });
        release(profileId);
        await replaceModels(get().models.map((kept) => (isOf(profileId)(kept) ? notInUse(kept) : kept)));
      }),
    useNetworks: (networks) => turnTo(networks, get()),
    deleteModel: (key) =>
      whenIdle(async () => {
        const { models } = get();
        const doomed = models.find((kept) => kept.key === key);
        if (doomed === undefined) return;
        const rest = models.filter((kept) => kept !== doomed);
        if (!doomed.isInUse) return replaceModels(rest);
        const { id } = doomed.model.profile;
        await client.run('removeModel', { profile: id });
        release(id);
        // A profile without a shipped network goes on with its newest other one.
        const heir = isShipped(id) ? undefined : rest.find(isOf(id));
        if (heir !== undefined) await install(heir);
        return replaceModels(rest.map((kept) => (kept === heir ? { ...kept, isInUse: true } : kept)));
      }),
    exportModel: (key) => {
      const kept = get().models.find((candidate) => candidate.key === key);
      return kept === undefined ? null : { fileName: kept.model.fileName, text: kept.model.text };
    },
    forgetInstalled: () => {
      installed.clear();
    },
  };
};

/** One that has been deleted since cannot be had again: then it is the shipped one. */
async function turnTo(networks: Readonly<Record<string, string>>, slice: ModelsSlice): Promise<void> {
  const { models, chooseModel, chooseShippedModel } = slice;
  for (const { key, model, isInUse } of models) {
    if (isInUse && networks[model.profile.id] !== key) await chooseShippedModel(model.profile.id);
  }
  for (const key of Object.values(networks)) {
    if (models.some((kept) => kept.key === key && !kept.isInUse)) await chooseModel(key);
  }
}

/** Every profile that can be chosen: the shipped ones, the user's, and those of the user's models. Labels are unique. */
export function profilesOf(models: readonly KeptModel[], own: readonly Profile[] = []): readonly Profile[] {
  const profiles = [...PROFILES];
  const ofModels = [...models].sort((a, b) => Number(b.isInUse) - Number(a.isInUse) || b.keptAtMs - a.keptAtMs);
  for (const profile of [...own, ...ofModels.map(({ model }) => model.profile)]) {
    if (profiles.some(({ id }) => id === profile.id)) continue;
    const isTaken = profiles.some(({ label }) => label === profile.label);
    profiles.push(isTaken ? { ...profile, label: `${profile.label} (${profile.id})` } : profile);
  }
  return profiles;
}

/** The user's model that a profile is analysed with; null where that is the shipped one. */
export function modelInUse(models: readonly KeptModel[], profileId: string): KeptModel | null {
  return models.find((kept) => kept.isInUse && isOf(profileId)(kept)) ?? null;
}

/** Whether a network for this profile is shipped. */
export function isShipped(profileId: string): boolean {
  return SHIPPED_NETWORKS.has(profileId);
}

function isOf(profileId: string): (kept: KeptModel) => boolean {
  return ({ model }) => model.profile.id === profileId;
}

function notInUse(kept: KeptModel): KeptModel {
  return { ...kept, isInUse: false };
}
