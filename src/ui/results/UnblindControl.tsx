import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import type { UpperLimit } from '../../assess/limit/results';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './UpperLimitPanel.module.css';

const TEXTS = labels.results.unblinding;

/** Shows the window of the forbidden line, after a question: it cannot be taken back. */
export function UnblindControl({ blindedEv, unblinded }: Pick<UpperLimit, 'blindedEv' | 'unblinded'>) {
  const [isAsking, setAsking] = useState(false);
  const { canRun, unblind } = useWorkbench(({ task, waiting, workerHoldsAnalysis, unblind }) => ({
    canRun: task === null && waiting === 0 && workerHoldsAnalysis,
    unblind,
  }));
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Checkbox
        size="xs"
        label={
          <Jargon term="blinded" isLabel>
            {labels.names.unblind}
          </Jargon>
        }
        checked={unblinded}
        disabled={unblinded || !canRun}
        onChange={() => {
          setAsking(true);
        }}
      />
      {isAsking && (
        <Dialog onClose={close} title={TEXTS.title} closeName={TEXTS.close}>
          <p>{TEXTS.text(String(blindedEv[0]), String(blindedEv[1]))}</p>
          <div className={classes['buttons']}>
            <Button variant="default" onClick={close}>
              {TEXTS.keep}
            </Button>
            <Button
              onClick={() => {
                close();
                void unblind();
              }}
            >
              {TEXTS.unblind}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
