import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Dialog } from '../controls/Dialog';
import type { NamedSpectra } from '../../dataset/naming';
import { guessOf, namingDraft, previewOf, problemOfPattern } from '../../store/derived/names';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { NamesFields } from './NamesFields';
import { NamesTable } from './NamesTable';
import classes from './names.module.css';

const TEXTS = labels.naming;

interface NamesDialogProps {
  readonly named: NamedSpectra;
  readonly onClose: () => void;
}

/**
 * Which SDD and which time spectra get that carry none, and which time files that number their SDDs: by their names, by the
 * files, by hand; shown as it would be.
 */
export function NamesDialog({ named, onClose }: NamesDialogProps) {
  const { apply, reset, isBusy } = useWorkbench((state) => ({
    apply: state.applyNaming,
    reset: state.resetNaming,
    isBusy: state.task !== null,
  }));
  const [draft, setDraft] = useState(() => namingDraft(named));
  const problem = problemOfPattern(draft.pattern);
  const { spectra, files } = useMemo(() => previewOf(named, draft), [named, draft]);
  const guess = useMemo(() => guessOf(named), [named]);
  return (
    <Dialog onClose={onClose} title={TEXTS.title} size="min(1080px, 96vw)" closeName={TEXTS.close}>
      <div className={classes['body']}>
        <NamesFields naming={draft} problem={problem} guess={guess} onChange={setDraft} />
        <NamesTable
          naming={draft}
          spectra={spectra}
          files={files}
          isPatternUsed={problem === null}
          onChange={setDraft}
        />
        <div className={classes['foot']}>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={isBusy}
            title={TEXTS.reset}
            onClick={() => {
              void reset();
              onClose();
            }}
          >
            {labels.names.resetNames}
          </Button>
          <span className={classes['space']} />
          <Button
            className={classes['apply']}
            disabled={isBusy || problem !== null}
            title={TEXTS.apply}
            onClick={() => {
              void apply(draft);
              onClose();
            }}
          >
            {labels.names.applyNames}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
