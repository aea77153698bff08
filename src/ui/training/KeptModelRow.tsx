import { Button } from '@mantine/core';
import { useState } from 'react';
import type { KeptModel } from '../../store/modelStore';
import { download } from '../controls/download';
import { formatTime } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import { CardTable } from './CardTable';
import { UseButton } from './UseButton';
import classes from './training.module.css';

interface KeptModelRowProps {
  readonly kept: KeptModel;
  readonly onUse: () => void;
}

/** One network of the user's with what can be done with it. */
export function KeptModelRow({ kept, onUse }: KeptModelRowProps) {
  const { model, key, keptAtMs, isInUse } = kept;
  const exportModel = useWorkbench((state) => state.exportModel);
  return (
    <li>
      <p>
        <strong>{model.name}</strong> for {model.profile.label}, {formatTime(keptAtMs / 1000)} UTC
        {isInUse && ', in use'}
      </p>
      <details>
        <summary>Card</summary>
        <CardTable model={model} />
      </details>
      <div className={classes['buttons']}>
        <UseButton kept={kept} onUse={onUse} />
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Export ${model.name}`}
          onClick={() => {
            const file = exportModel(key);
            if (file !== null) download(file.fileName, file.text, 'application/json');
          }}
        >
          Export
        </Button>
        <DeleteButton kept={kept} />
      </div>
    </li>
  );
}

/** Asks once more: a deleted network can only be trained again. */
function DeleteButton({ kept: { key, model } }: { readonly kept: KeptModel }) {
  const [isAsking, setAsking] = useState(false);
  const { isFree, deleteModel } = useWorkbench((state) => ({
    isFree: state.task === null && state.waiting === 0,
    deleteModel: state.deleteModel,
  }));
  if (!isAsking) {
    return (
      <Button variant="default" size="compact-xs" aria-label={`Delete ${model.name}`} onClick={() => setAsking(true)}>
        Delete
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        disabled={!isFree}
        aria-label={`Delete ${model.name} for good`}
        onClick={() => void deleteModel(key)}
      >
        Delete for good
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => setAsking(false)}>
        Keep it
      </Button>
    </>
  );
}
