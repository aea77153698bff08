import { Button, Menu } from '@mantine/core';
import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import { LINES } from '../../store/catalogue';
import { firstPlaceOf, missingLines } from '../../store/derived/corrections';
import type { PredictedLine } from '../../store/derived/lines';
import { useProfile, useWorkbench } from '../useWorkbench';
import type { SpectrumPlace } from './spectrumPlace';

const WORDS = labels.peaks.editor;

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
        name={WORDS.remove}
        hint={chosen === null ? WORDS.removeNothing : WORDS.removeLine(chosen.label)}
        isOff={chosen === null}
        onClick={() => {
          if (chosen !== null) state.removePeak({ ...place, line: chosen.line });
        }}
      />
      <Tool
        name={WORDS.reset}
        hint={WORDS.resetLines(place.detector)}
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
          title={missing.length === 0 ? WORDS.addNothing : WORDS.addLine}
          disabled={missing.length === 0}
        >
          {WORDS.add}
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
