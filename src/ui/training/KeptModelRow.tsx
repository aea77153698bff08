import { Button } from '@mantine/core';
import { useState } from 'react';
import type { KeptModel } from '../../store/modelStore';
import { download } from '../controls/download';
import { Worded } from '../controls/Worded';
import { formatTime } from '../format/number';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { CardTable } from './CardTable';
import { UseButton } from './UseButton';
import classes from './training.module.css';

const TEXTS = labels.training.kept;

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
        <Worded
          text={isInUse ? TEXTS.networkInUse : TEXTS.network}
          slots={{
            network: <strong>{model.name}</strong>,
            profile: model.profile.label,
            time: formatTime(keptAtMs / 1000),
          }}
        />
      </p>
      <details>
        <summary>{TEXTS.card}</summary>
        <CardTable model={model} />
      </details>
      <div className={classes['buttons']}>
        <UseButton kept={kept} onUse={onUse} />
        <Button
          variant="default"
          size="compact-xs"
          aria-label={TEXTS.exportNetwork(model.name)}
          onClick={() => {
            const file = exportModel(key);
            if (file !== null) download(file.fileName, file.text, 'application/json');
          }}
        >
          {TEXTS.export}
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
      <Button
        variant="default"
        size="compact-xs"
        aria-label={TEXTS.deleteNetwork(model.name)}
        onClick={() => setAsking(true)}
      >
        {TEXTS.delete}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        disabled={!isFree}
        aria-label={TEXTS.deleteNetworkForGood(model.name)}
        onClick={() => void deleteModel(key)}
      >
        {TEXTS.deleteForGood}
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => setAsking(false)}>
        {TEXTS.keep}
      </Button>
    </>
  );
}
