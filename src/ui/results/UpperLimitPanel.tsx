import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { UpperLimit } from '../../assess/limit/results';
import { Plot } from '../../plots/Plot';
import { FORBIDDEN_COPPER_EV } from '../../store/catalogue';
import { Jargon } from '../controls/Jargon';
import { NotHeld } from '../controls/NotHeld';
import { Panel } from '../controls/Panel';
import { Worded } from '../controls/Worded';
import { usePlotTheme } from '../usePlotTheme';
import { labels } from '../../labels/labels';
import { limitBandsOf } from './figures';
import { LimitTable } from './LimitTable';
import { UnblindControl } from './UnblindControl';
import classes from './UpperLimitPanel.module.css';

const TEXTS = labels.results.limit;

/** What the resolution is for: how many counts of a forbidden line could hide in the background. */
export function UpperLimitPanel({ limit }: { readonly limit: UpperLimit }) {
  const levels = limit.rows.find((row) => row.levels.length > 0)?.levels.map(({ confidence }) => confidence) ?? [];
  const [chosen, setChosen] = useState(0);
  const theme = usePlotTheme();
  const figure = useMemo(() => limitBandsOf(limit.rows, chosen, theme), [limit, chosen, theme]);
  const [from, to] = limit.blindedEv;
  return (
    <Panel
      title={<Jargon term="upperLimit">{TEXTS.title(String(FORBIDDEN_COPPER_EV))}</Jargon>}
      note={<Worded text={TEXTS.note(String(from), String(to))} />}
      tools={
        <>
          {levels.length > 0 && (
            <SegmentedControl
              aria-label={TEXTS.level}
              data={levels.map((level, i) => ({ value: String(i), label: TEXTS.levelOf((100 * level).toFixed(0)) }))}
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
          <Plot figure={figure} label={TEXTS.plot} className={classes['bands']} />
        </>
      )}
    </Panel>
  );
}

function wordsOf({ unblinded }: UpperLimit): string {
  const { meaning, drawn, blinded, unblinded: seen } = TEXTS;
  return [meaning, drawn, unblinded ? seen : blinded].join(' ');
}
