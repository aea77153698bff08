import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { neighbour } from '../../store/history/timeline';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import { useGestures, useHistoryKeys } from './useHistoryKeys';

const HistoryPanel = lazy(async () => ({ default: (await import('./HistoryPanel')).HistoryPanel }));

/** Undo, redo, and everything that was done in words. */
export function HistoryTools() {
  useGestures();
  useHistoryKeys();
  const { timeline, undo, redo } = useWorkbench(({ timeline, undo, redo }) => ({ timeline, undo, redo }));
  const [isOpen, setOpen] = useState(false);
  const { entries, at } = timeline;
  const next = neighbour(timeline, 1);
  const canUndo = neighbour(timeline, -1) !== null;
  return (
    <>
      <ActionIcon.Group>
        <Tool
          name={LABELS.undo}
          hint={canUndo ? `${LABELS.undo}: ${entries[at]?.words ?? ''} (Ctrl+Z)` : 'Nothing to undo'}
          path="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6"
          isOff={!canUndo}
          onClick={() => void undo()}
        />
        <Tool
          name={LABELS.redo}
          hint={next === null ? 'Nothing to redo' : `${LABELS.redo}: ${entries[next]?.words ?? ''} (Ctrl+Shift+Z)`}
          path="M10 3l3.5 3.5L10 10M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10"
          isOff={next === null}
          onClick={() => void redo()}
        />
        <Tool
          name={LABELS.history}
          hint="Everything that was done, in words"
          path="M3 4h10M3 8h10M3 12h6"
          isOff={false}
          isPressed={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </ActionIcon.Group>
      {isOpen && (
        <Suspense>
          <HistoryPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
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
