import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { UpperLimit } from '../../assess/limit/results';
import { Plot } from '../../plots/Plot';
import { FORBIDDEN_COPPER_EV } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { NotHeld } from '../controls/NotHeld';
import { Panel } from '../controls/Panel';
import { usePlotTheme } from '../usePlotTheme';
import { limitBandsOf } from './figures';
import { LimitTable } from './LimitTable';
import { UnblindControl } from './UnblindControl';
import classes from './UpperLimitPanel.module.css';

/** What the resolution is for: how many counts of a forbidden line could hide in the background. */
export function UpperLimitPanel({ limit }: { readonly limit: UpperLimit }) {
  const levels = limit.rows.find((row) => row.levels.length > 0)?.levels.map(({ confidence }) => confidence) ?? [];
  const [chosen, setChosen] = useState(0);
  const theme = usePlotTheme();
  const figure = useMemo(() => limitBandsOf(limit.rows, chosen, theme), [limit, chosen, theme]);
  const [from, to] = limit.blindedEv;
  return (
    <Panel
      title={<Jargon term="upperLimit">{`Upper limit at ${String(FORBIDDEN_COPPER_EV)} eV`}</Jargon>}
      note={
        <>
          Counts of a Pauli-forbidden copper line (Kα1 and Kα2) that would be excluded by{' '}
          <Jargon term="cls">CLs</Jargon>. Expected from the fit outside {from}–{to} eV, as if there were background
          alone; the shape is that of Cu Kα with the width predicted there. Statistical errors alone; but beside the
          median stands what it would be if the tail of Cu Kα, which lies under the line, were fitted and not taken from
          the Mn lines.
        </>
      }
      tools={
        <>
          {levels.length > 0 && (
            <SegmentedControl
              aria-label="Confidence level"
              data={levels.map((level, i) => ({ value: String(i), label: `${(100 * level).toFixed(0)} % CL` }))}
              value={String(chosen)}
              onChange={(value) => {
                setChosen(Number(value));
              }}
            />
          )}
          <UnblindControl {...limit} />
        </>
      }
    >
      {!limit.unblinded && <NotHeld />}
      <LimitTable limit={limit} level={chosen} />
      {levels.length > 0 && (
        <>
          <p className={classes['words']}>{wordsOf(limit)}</p>
          <Plot
            figure={figure}
            label="Held-out expected upper limits of the three calibrations with their bands"
            className={classes['bands']}
          />
        </>
      )}
    </Panel>
  );
}

function wordsOf({ unblinded }: UpperLimit): string {
  const meaning =
    'A calibration is worth for the search what it takes off the held-out median. That grows with the square root of the background under the line: a line narrower by 2 % lowers it by 1 %.';
  const reading = unblinded
    ? 'Diamonds are the limits of the data; one in three may lie outside the inner band by chance.'
    : 'The data of the window stay hidden and have no say; the limit that they give is made when they are unblinded.';
  return `${meaning} Drawn for held-out events: median, 68 % and 95 % bands. ${reading}`;
}
