import { ActionIcon } from '@mantine/core';
import { useMemo, useState } from 'react';
import { HELD_UP, isHeldUp } from '../../store/historySlice';
import { lastStep, neighbour, stoppedAt } from '../../store/history/timeline';
import { labels } from '../../labels/labels';
import { useWorkbench, useWorkbenchStore } from '../useWorkbench';
import { useGestures, useHistoryKeys } from './useHistoryKeys';
import { createPart } from '../failures/createPart';

const TEXTS = labels.history;

const HistoryPanel = createPart(labels.names.history, 'HistoryPanel', () => import('./HistoryPanel'));

/** Undo, redo, and everything that was done in words. */
export function HistoryTools() {
  useGestures();
  const { undo, redo, said } = useTurns();
  useHistoryKeys(undo, redo);
  const { timeline, isUndoHeldUp, isRedoHeldUp } = useWorkbench((state) => ({
    timeline: state.timeline,
    isUndoHeldUp: isHeldUp(state, neighbour(state.timeline, -1)),
    isRedoHeldUp: isHeldUp(state, neighbour(state.timeline, 1)),
  }));
  const [isOpen, setOpen] = useState(false);
  const { entries } = timeline;
  const next = neighbour(timeline, 1);
  // Where a run is missing, to press it says so.
  const canUndo = neighbour(timeline, -1) !== null || stoppedAt(timeline, -1) !== null;
  const undoHint = isUndoHeldUp ? HELD_UP : TEXTS.undoKeys;
  const redoHint = isRedoHeldUp ? HELD_UP : TEXTS.redoKeys;
  return (
    <>
      <ActionIcon.Group>
        <Tool
          name={labels.names.undo}
          hint={
            canUndo ? TEXTS.turn(labels.names.undo, lastStep(timeline)?.words ?? '', undoHint) : TEXTS.nothingToUndo
          }
          path="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6"
          isOff={!canUndo || isUndoHeldUp}
          onClick={undo}
        />
        <Tool
          name={labels.names.redo}
          hint={
            next === null ? TEXTS.nothingToRedo : TEXTS.turn(labels.names.redo, entries[next]?.words ?? '', redoHint)
          }
          path="M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10"
          isOff={next === null || isRedoHeldUp}
          onClick={redo}
        />
        <Tool
          name={labels.names.history}
          hint={TEXTS.historyHint}
          path="M3 4h10M3 8h10M3 12h6"
          isOff={false}
          isPressed={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </ActionIcon.Group>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
      {isOpen && <HistoryPanel onClose={() => setOpen(false)} />}
    </>
  );
}

/** Undo and redo, and what the last of them did, for those who do not see what has changed. */
function useTurns() {
  const store = useWorkbenchStore();
  const [said, setSaid] = useState('');
  return useMemo(() => {
    const undo = async () => {
      const { timeline, undo: turn } = store.getState();
      await turn();
      if (store.getState().timeline.at !== timeline.at) setSaid(TEXTS.undone(lastStep(timeline)?.words ?? ''));
    };
    const redo = async () => {
      const { at } = store.getState().timeline;
      await store.getState().redo();
      const { timeline } = store.getState();
      if (timeline.at !== at) setSaid(TEXTS.doneAgain(timeline.entries[timeline.at]?.words ?? ''));
    };
    return { undo: () => void undo(), redo: () => void redo(), said };
  }, [store, said]);
}

interface ToolProps {
  readonly name: string;
  readonly hint: string;
  readonly path: string;
  readonly isOff: boolean;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ name, hint, path, isOff, isPressed, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={name}
      aria-expanded={isPressed}
      title={hint}
      disabled={isOff}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </ActionIcon>
  );
}
