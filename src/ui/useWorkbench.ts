import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
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
