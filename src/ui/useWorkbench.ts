import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Profile } from '../physics/profile';
import { profilesOf } from '../store/modelsSlice';
import type { Workbench, WorkbenchState } from '../store/workbench';

export const WorkbenchContext = createContext<Workbench | null>(null);

/** A part of the state; the component renders again when it (shallowly) changes. */
export function useWorkbench<Part>(select: (state: WorkbenchState) => Part): Part {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench needs a WorkbenchContext around it');
  return useStore(workbench, useShallow(select));
}

/** The store itself, for actions that run outside of rendering. */
export function useWorkbenchStore(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbenchStore needs a WorkbenchContext around it');
  return workbench;
}

/** Every profile that can be chosen: the shipped ones, the user's, and those of the user's networks. */
export function useProfiles(): readonly Profile[] {
  const { models, own } = useWorkbench((state) => ({ models: state.models, own: state.ownProfiles }));
  return useMemo(() => profilesOf(models, own), [models, own]);
}

/** The profile with this id; undefined where the network that it came with has been deleted. */
export function useProfile(id: string): Profile | undefined {
  return useProfiles().find((profile) => profile.id === id);
}
