import { Button, Switch } from '@mantine/core';
import type { Inspected } from '../../store/inspectionSlice';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { useIsCurrent, useTrial } from './useInspection';
import classes from './WindowPanel.module.css';

const TEXTS = labels.fit.tools;

interface FitToolsProps {
  readonly inspected: Inspected;
  /** Whether there are changes that are not fitted yet. */
  readonly isDraft: boolean;
}

/** Buttons that fit, ask for errors and take changes back; and what holds meanwhile. */
export function FitTools({ inspected, isDraft }: FitToolsProps) {
  const { changeFit, refit, resetFit } = useWorkbench((state) => ({
    changeFit: state.changeFit,
    refit: state.refit,
    resetFit: state.resetFit,
  }));
  const trial = useTrial(inspected);
  const isOff = !useIsCurrent(inspected);
  const changes = trial?.changes ?? {};
  const isTrying = Object.keys(changes).length > 0;
  return (
    <div className={classes['tools']}>
      <Button.Group>
        <Button
          variant={isDraft ? 'filled' : 'default'}
          size="compact-xs"
          disabled={isOff}
          title={TEXTS.refit}
          onClick={() => void refit('fit')}
        >
          {labels.names.refit}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={isOff}
          title={TEXTS.minos}
          onClick={() => void refit('minos')}
        >
          {labels.names.minosErrors}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={isOff || !isTrying}
          title={TEXTS.resetHint}
          onClick={() => void resetFit()}
        >
          {TEXTS.reset}
        </Button>
      </Button.Group>
      <Switch
        label={
          <Jargon term="naturalWidths" isLabel>
            {labels.names.naturalWidths}
          </Jargon>
        }
        disabled={isOff}
        checked={changes.profile === 'voigt'}
        onChange={(event) => void changeFit({ profile: event.currentTarget.checked ? 'voigt' : 'gauss' })}
      />
      <p aria-live="polite" className={`${classes['trying'] ?? ''} ${isTrying ? 'warn' : 'faint'}`}>
        {words(isTrying, isDraft)}
      </p>
    </div>
  );
}

function words(isTrying: boolean, isDraft: boolean): string {
  if (isDraft) return TEXTS.draft(labels.names.refit);
  return isTrying ? TEXTS.trying : TEXTS.untouched;
}
