import { useEffect, useId, useState } from 'react';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './DropZone.module.css';

const TEXTS = labels.rail;

/** Where files come in: by picking, or by dropping them anywhere on the page. */
export function DropZone() {
  const addFiles = useWorkbench((state) => state.addFiles);
  const isKeptOffline = useWorkbench((state) => state.isKeptOffline);
  const isOver = useDropAnywhere(addFiles);
  const id = useId();
  return (
    <div className={classes['zone']} data-over={isOver || undefined}>
      <label htmlFor={id} className={classes['label']}>
        {labels.names.dataFiles}
      </label>
      <input
        id={id}
        type="file"
        multiple
        className={classes['input']}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be picked again after it was removed.
          event.currentTarget.value = '';
          if (files.length > 0) void addFiles(files);
        }}
      />
      <p id={`${id}-help`} className={classes['help']}>
        {isOver ? TEXTS.dropHere : isKeptOffline ? TEXTS.dropOffline : TEXTS.drop}
      </p>
    </div>
  );
}

/** Takes files dropped anywhere, so that a near miss does not make the browser open them. True while files hover. */
function useDropAnywhere(addFiles: (files: readonly File[]) => Promise<void>): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      // A panel may have taken the files for itself.
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void addFiles(files);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [addFiles]);
  return isOver;
}
