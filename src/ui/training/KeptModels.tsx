import { Button } from '@mantine/core';
import { useId } from 'react';
import { isShipped, modelInUse } from '../../store/modelsSlice';
import { Panel } from '../controls/Panel';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { KeptModelRow } from './KeptModelRow';
import classes from './training.module.css';

const TEXTS = labels.training.kept;

/** The user's networks: in use or not, out to a file, in from a file. */
export function KeptModels({ onUse }: { readonly onUse: () => void }) {
  const { models, keepsModels } = useWorkbench((state) => ({ models: state.models, keepsModels: state.keepsModels }));
  const note = keepsModels ? TEXTS.inBrowser : TEXTS.notKept;
  return (
    <Panel title={TEXTS.title} note={note}>
      {models.length === 0 && <p className={classes['facts']}>{TEXTS.none}</p>}
      <ul className={classes['models']}>
        {models.map((kept) => (
          <KeptModelRow key={kept.key} kept={kept} onUse={onUse} />
        ))}
      </ul>
      <BackToShipped />
      <ModelFile />
    </Panel>
  );
}

/** A way back for every shipped profile that has a network of the user's in use. */
function BackToShipped() {
  const profiles = useProfiles();
  const { models, isFree, goBack } = useWorkbench((state) => ({
    models: state.models,
    isFree: state.task === null && state.waiting === 0,
    goBack: state.chooseShippedModel,
  }));
  const own = profiles.filter(({ id }) => isShipped(id) && modelInUse(models, id) !== null);
  return (
    <div className={classes['buttons']}>
      {own.map(({ id, label }) => (
        <Button key={id} variant="default" size="compact-xs" disabled={!isFree} onClick={() => void goBack(id)}>
          {TEXTS.shippedAgain(label)}
        </Button>
      ))}
    </div>
  );
}

function ModelFile() {
  const importModel = useWorkbench((state) => state.importModel);
  const id = useId();
  return (
    <div className={classes['import']}>
      <label htmlFor={id}>{TEXTS.file}</label>
      <input
        id={id}
        type="file"
        accept=".json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be picked again after it was deleted.
          event.currentTarget.value = '';
          if (file !== undefined) void importModel(file);
        }}
      />
    </div>
  );
}
