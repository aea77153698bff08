import { labels } from '../../labels/labels';
import type { LineId } from '../../physics/lines';
import { pixelsTo, type PlotArea } from '../../plots/plotArea';
import type { PredictedLine } from '../../store/derived/lines';
import { useWorkbench } from '../useWorkbench';
import { LineHandle } from './LineHandle';
import classes from './LineHandle.module.css';
import type { SpectrumPlace } from './spectrumPlace';

interface LineHandlesProps {
  readonly place: SpectrumPlace;
  readonly lines: readonly PredictedLine[];
  readonly area: PlotArea;
  /** Last channel of the spectrum. */
  readonly lastAdc: number;
  readonly chosen: LineId | null;
  readonly onChoose: (line: LineId) => void;
}

/** Room of a name, and of the word after it: names that would touch stand in two rows. */
const NAME_PIXELS = 46;
const MANUAL_PIXELS = 44;

/**
 * The lines of a spectrum as handles over its plot, positioned by the plot's own axis: they follow every zoom, have
 * names and the focus of the keyboard, and leave the rest of the plot to Plotly.
 */
export function LineHandles({ place, lines, area, lastAdc, chosen, onChoose }: LineHandlesProps) {
  const { correctPeak, removePeak } = useWorkbench(({ correctPeak, removePeak }) => ({ correctPeak, removePeak }));
  const { left, top, width, height } = area;
  const places = lines.map(({ adc }) => Math.min(Math.max(pixelsTo(adc, area), 0), width));
  const rows = nameRows(lines, places);
  return (
    <div
      role="group"
      aria-label={labels.peaks.editor.lines}
      className={classes['area']}
      style={{ left, top, width, height }}
    >
      {lines.map((line, i) => (
        <LineHandle
          key={line.line}
          line={line}
          area={area}
          lastAdc={lastAdc}
          nameRow={rows[i] ?? 0}
          isChosen={line.line === chosen}
          onChoose={() => onChoose(line.line)}
          onMove={(adc) => correctPeak({ ...place, line: line.line }, adc)}
          onRemove={() => removePeak({ ...place, line: line.line })}
        />
      ))}
    </div>
  );
}

/** 0 for the row at the plot, 1 for the one above; lines ascending, places in pixels. */
function nameRows(lines: readonly PredictedLine[], places: readonly number[]): number[] {
  const rows: number[] = [];
  places.forEach((place, i) => {
    const [line, before] = [lines[i], lines[i - 1]];
    const room = place - (places[i - 1] ?? -Infinity);
    const isClose = line !== undefined && before !== undefined && room < (nameWidth(line) + nameWidth(before)) / 2;
    rows.push(isClose && rows[i - 1] === 0 ? 1 : 0);
  });
  return rows;
}

function nameWidth({ isByHand }: PredictedLine): number {
  return isByHand ? NAME_PIXELS + MANUAL_PIXELS : NAME_PIXELS;
}
