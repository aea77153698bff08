import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import type { UpperLimit } from '../../assess/limit/results';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import classes from './UpperLimitPanel.module.css';

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
        <Dialog onClose={close} title="Unblind the search?" closeName="Keep it blinded">
          <p>
            The counts between {blindedEv[0]} and {blindedEv[1]} eV will be drawn, and the limits of the data made. What
            was seen cannot be unseen: settings that are changed afterwards could be tuned to it. The results file will
            say that this run was unblinded.
          </p>
          <div className={classes['buttons']}>
            <Button variant="default" onClick={close}>
              Keep blinded
            </Button>
            <Button
              onClick={() => {
                close();
                void unblind();
              }}
            >
              Unblind
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
