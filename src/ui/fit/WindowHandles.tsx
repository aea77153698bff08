import type { FitInspection } from '../../fit/inspection/fitInspection';
import type { PlotArea } from '../../plots/plotArea';
import { LINES } from '../../store/catalogue';
import { positionOf } from '../../store/derived/inspection';
import type { Inspected } from '../../store/inspectionSlice';
import { AxisHandle } from '../controls/AxisHandle';
import { labels } from '../../labels/labels';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { useIsCurrent, useTried } from './useInspection';
import classes from './WindowPanel.module.css';

const TEXTS = labels.fit.window;

interface WindowHandlesProps {
  readonly inspected: Inspected;
  /** As the worker answered last. */
  readonly shown: FitInspection;
  readonly area: PlotArea;
  readonly lastAdc: number;
}

/** The range of the fit and the start positions of its lines as handles over the plot. */
export function WindowHandles({ inspected, shown: answered, area, lastAdc }: WindowHandlesProps) {
  const changeFit = useWorkbench((state) => state.changeFit);
  const { prediction, ink } = usePlotTheme();
  const isCurrent = useIsCurrent(inspected);
  const shown = useTried(inspected, answered);
  if (!isCurrent) return null;
  const { left, top, width, height } = area;
  const { firstAdc, lastAdc: last } = shown.range;
  const end = {
    area,
    color: ink,
    className: classes['end'],
    children: () => <span className={classes['grip']} aria-hidden="true" />,
  };
  const textOf = (value: number) => (dragged: number | null) => TEXTS.channel((dragged ?? value).toFixed(0));
  return (
    <div role="group" aria-label={TEXTS.handles} className={classes['area']} style={{ left, top, width, height }}>
      <AxisHandle
        {...end}
        name={labels.names.firstChannel}
        value={firstAdc}
        min={0}
        max={last}
        textOf={textOf(firstAdc)}
        onMove={(value) => void changeFit({ range: { firstAdc: Math.round(value), lastAdc: last } })}
      />
      {shown.lines.map((line) => {
        const position = positionOf(shown, line);
        if (position === undefined) return null;
        const { name, start, lower, upper } = position;
        const { label } = LINES[line];
        return (
          <AxisHandle
            key={line}
            name={TEXTS.start(label)}
            value={start}
            min={lower}
            max={upper}
            area={area}
            color={prediction}
            isLive
            textOf={(dragged) => TEXTS.channels((dragged ?? start).toFixed(1))}
            onMove={(value) => void changeFit({ starts: { [name]: value } })}
          >
            {() => (
              <>
                <span className="axis-name" aria-hidden="true">
                  {label}
                </span>
                <span className={classes['start']} aria-hidden="true" />
              </>
            )}
          </AxisHandle>
        );
      })}
      <AxisHandle
        {...end}
        name={labels.names.lastChannel}
        value={last}
        min={firstAdc}
        max={lastAdc}
        textOf={textOf(last)}
        onMove={(value) => void changeFit({ range: { firstAdc, lastAdc: Math.round(value) } })}
      />
    </div>
  );
}
