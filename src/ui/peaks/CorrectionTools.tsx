import { Button, Menu } from '@mantine/core';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import { firstPlaceOf, missingLines } from '../../store/derived/corrections';
import type { PredictedLine } from '../../store/derived/lines';
import { useProfile, useWorkbench } from '../useWorkbench';
import type { SpectrumPlace } from './spectrumPlace';

interface CorrectionToolsProps {
  readonly place: SpectrumPlace;
  readonly lines: readonly PredictedLine[];
  /** The line that `Remove` is for. */
  readonly chosen: PredictedLine | null;
  /** Where an added line stands of which the others say nothing, channels. */
  readonly freePlace: number;
  readonly onChoose: (line: LineId) => void;
}

/** Buttons that add and remove lines, and leave them to the finder again. */
export function CorrectionTools({ place, lines, chosen, freePlace, onChoose }: CorrectionToolsProps) {
  const state = useWorkbench(({ settings, removePeak, resetPeaks }) => ({
    isCorrected: settings.peakCorrections.some(({ detector }) => detector === place.detector),
    removePeak,
    resetPeaks,
  }));
  return (
    <Button.Group>
      <AddLine place={place} lines={lines} freePlace={freePlace} onChoose={onChoose} />
      <Tool
        name="Remove"
        hint={chosen === null ? 'Choose a line first' : `${chosen.label} is not there`}
        isOff={chosen === null}
        onClick={() => {
          if (chosen !== null) state.removePeak({ ...place, line: chosen.line });
        }}
      />
      <Tool
        name="Reset"
        hint={`All lines of SDD ${place.detector} back to what the finder says`}
        isOff={!state.isCorrected}
        onClick={() => state.resetPeaks(place.detector)}
      />
    </Button.Group>
  );
}

interface ToolProps {
  readonly name: string;
  readonly hint: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function Tool({ name, hint, isOff, onClick }: ToolProps) {
  return (
    <Button variant="default" size="compact-xs" title={hint} disabled={isOff} onClick={onClick}>
      {name}
    </Button>
  );
}

function AddLine({ place, lines, freePlace, onChoose }: Omit<CorrectionToolsProps, 'chosen'>) {
  const { profileId, correctPeak } = useWorkbench(({ settings, correctPeak }) => ({
    profileId: settings.profile,
    correctPeak,
  }));
  const missing = missingLines(useProfile(profileId)?.calibrationLines ?? [], lines);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          title={missing.length === 0 ? 'All lines of the profile are there' : 'A line that the finder missed'}
          disabled={missing.length === 0}
        >
          Add line
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {missing.map((line) => (
          <Menu.Item
            key={line}
            onClick={() => {
              correctPeak({ ...place, line }, firstPlaceOf(line, lines, freePlace));
              onChoose(line);
            }}
          >
            {LINES[line].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
