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

/** Names closer than this would touch and stand in two rows. */
const NAME_PIXELS = 54;

/**
 * The lines of a spectrum as handles over its plot, positioned by the plot's own axis: they follow every zoom, have
 * names and the focus of the keyboard, and leave the rest of the plot to Plotly.
 */
export function LineHandles({ place, lines, area, lastAdc, chosen, onChoose }: LineHandlesProps) {
  const { correctPeak, removePeak } = useWorkbench(({ correctPeak, removePeak }) => ({ correctPeak, removePeak }));
  const { left, top, width, height } = area;
  const rows = nameRows(lines.map(({ adc }) => Math.min(Math.max(pixelsTo(adc, area), 0), width)));
  return (
    <div role="group" aria-label="Lines" className={classes['area']} style={{ left, top, width, height }}>
      {lines.map((line, i) => (
        <LineHandle
          key={line.line}
          line={line}
          area={area}
          lastAdc={lastAdc}
          nameRow={rows[i] ?? 0}
          isChosen={line.line === chosen}
          onChoose={() => onChoose(line.line)}
          onMove={(adc, isContinued) => correctPeak({ ...place, line: line.line }, adc, isContinued)}
          onRemove={() => removePeak({ ...place, line: line.line })}
        />
      ))}
    </div>
  );
}

/** 0 for the row at the plot, 1 for the one above, by places in pixels, ascending. */
function nameRows(places: readonly number[]): number[] {
  const rows: number[] = [];
  places.forEach((place, i) => {
    const isClose = place - (places[i - 1] ?? -Infinity) < NAME_PIXELS;
    rows.push(isClose && rows[i - 1] === 0 ? 1 : 0);
  });
  return rows;
}
