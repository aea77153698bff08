import { Button, Switch } from '@mantine/core';
import type { Inspected } from '../../store/inspectionSlice';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { useIsCurrent, useTrial } from './useInspection';
import classes from './WindowPanel.module.css';

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
          title="Fit again from the start values"
          onClick={() => void refit('fit')}
        >
          {labels.names.refit}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={isOff}
          title="Errors to both sides, for every free parameter"
          onClick={() => void refit('minos')}
        >
          {labels.names.minosErrors}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={isOff || !isTrying}
          title="Back to the fit of the analysis"
          onClick={() => void resetFit()}
        >
          Reset
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
  if (isDraft) return `Dashed: the model at the start values, not fitted yet. Press ${labels.names.refit}.`;
  return isTrying
    ? 'Trying out: the calibration uses the fit without your changes.'
    : 'As the calibration uses it. Drag the range or a start position to try something else.';
}
