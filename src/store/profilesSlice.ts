import type { Profile } from '../physics/profile';
import { labels } from '../labels/labels';
import { checkedProfile, parseProfile, PROFILE_FILE_ENDING, profileText, withOwnId } from './catalogue';
import { messageOf } from './failures';
import { amendedThroughout } from './history/timeline';
import type { SliceOf } from './workbench';

export interface ProfilesSlice {
  /** The user's profiles, newest first. */
  readonly ownProfiles: readonly Profile[];
  /** False where the browser keeps nothing: the profiles are gone when the page is closed. */
  readonly keepsProfiles: boolean;
  /** Looks up, once, what the browser has kept. Never rejects. */
  readonly loadProfiles: () => Promise<void>;
  /** Tells the worker of the user's profiles where it does not know them yet. */
  readonly installProfiles: () => Promise<void>;
  /** Keeps a profile in place of the own one with the id `replaces` (null: beside the others) and chooses it. */
  readonly saveProfile: (profile: Profile, replaces: string | null) => Promise<void>;
  readonly deleteProfile: (id: string) => Promise<void>;
  /** Has the browser keep the profiles as they are. Never rejects. */
  readonly storeProfiles: () => Promise<void>;
  /** Reads a profile's file; on failure everything stays as it was. */
  readonly importProfile: (file: File) => Promise<void>;
  /** Forgets that the worker knows any. */
  readonly forgetProfiles: () => void;
}

const LARGEST_FILE_BYTES = 1_000_000;

export const createProfilesSlice: SliceOf<ProfilesSlice> = (set, get, { client, profileStore }) => {
  let loading: Promise<void> | null = null;
  let told: readonly Profile[] = [];

  async function load(): Promise<void> {
    try {
      const kept = (await profileStore.load()).flatMap((value) => {
        try {
          return [checkedProfile(value)];
        } catch (error) {
          get().notify('warning', labels.store.profiles.unusable(messageOf(error)));
          return [];
        }
      });
      const known = new Set(get().ownProfiles.map(({ id }) => id));
      const ownProfiles = [...get().ownProfiles, ...kept.filter(({ id }) => !known.has(id))];
      // They were there before anything was done: no undo takes them away.
      set({ ownProfiles, timeline: amendedThroughout(get().timeline, { ownProfiles }) });
    } catch {
      set({ keepsProfiles: false });
    }
  }

  async function store(): Promise<void> {
    try {
      await profileStore.save(get().ownProfiles);
      set({ keepsProfiles: true });
    } catch {
      set({ keepsProfiles: false });
    }
  }

  async function save(profile: Profile, replaces: string | null): Promise<void> {
    await get().loadProfiles();
    const own = withOwnId(profile);
    const others = get().ownProfiles.filter(({ id }) => id !== replaces && id !== own.id);
    set(({ settings }) => ({
      ownProfiles: [own, ...others],
      isProfileChosen: true,
      settings: { ...settings, profile: own.id },
    }));
    await store();
  }

  return {
    ownProfiles: [],
    keepsProfiles: true,
    loadProfiles: () => (loading ??= load()),
    installProfiles: async () => {
      await get().loadProfiles();
      const { ownProfiles } = get();
      if (told === ownProfiles || (told.length === 0 && ownProfiles.length === 0)) return;
      await client.run('setProfiles', { profiles: ownProfiles });
      told = ownProfiles;
    },
    saveProfile: save,
    deleteProfile: async (id) => {
      set(({ ownProfiles, settings }) => ({
        ownProfiles: ownProfiles.filter((profile) => profile.id !== id),
        settings: settings.profile === id ? { ...settings, profile: 'vip-2' } : settings,
      }));
      await store();
    },
    storeProfiles: store,
    importProfile: async (file) => {
      try {
        if (file.size > LARGEST_FILE_BYTES) throw new RangeError(labels.store.profiles.tooLarge);
        const profile = parseProfile(await file.text());
        const twin = get().ownProfiles.find(({ label }) => label === profile.label);
        await save(profile, twin?.id ?? null);
      } catch (error) {
        get().notify('error', `${file.name}: ${messageOf(error)}`);
      }
    },
    forgetProfiles: () => {
      told = [];
    },
  };
};

/** Name and content of a profile's file. */
export function profileFile(profile: Profile): { readonly fileName: string; readonly text: string } {
  const name = profile.label.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return { fileName: `${name}${PROFILE_FILE_ENDING}`, text: profileText(profile) };
}
