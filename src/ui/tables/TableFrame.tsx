import { useEffect, useState, type ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { isNotLoaded, NOT_LOADED_TEXT } from '../../parts/notLoaded';
import { loadPart } from '../../parts/loadPart';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import type { TableModel } from './model';
import classes from './TableFrame.module.css';

interface TableFrameProps {
  /** What the table says. Called when it is copied, not before. */
  readonly model: () => TableModel | Promise<TableModel>;
  /** Title of the table, for the name of the button. */
  readonly title: string;
  /** The table as the page shows it. */
  readonly children: ReactNode;
}

const WORDS = labels.tables;
const FORMS = [
  {
    label: WORDS.tsv,
    done: WORDS.tsvCopied,
    writer: async () => (await loadPart(() => import('./tsv'), 'tableTsv')).tableTsv,
  },
  {
    label: WORDS.latex,
    done: WORDS.latexCopied,
    writer: async () => (await loadPart(() => import('./latex'), 'tableLatex')).tableLatex,
  },
] as const;
const SAID_MS = 2500;

/** A table that scrolls in its place, with a button that copies it. */
export function TableFrame({ model, title, children }: TableFrameProps) {
  const notify = useWorkbench((state) => state.notify);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy({ writer, done }: (typeof FORMS)[number]): Promise<void> {
    try {
      const textOf = await writer();
      await navigator.clipboard.writeText(textOf(await model()));
      setSaid(done);
    } catch (error) {
      notify('error', isNotLoaded(error) ? WORDS.notCopiedBecause(title, NOT_LOADED_TEXT) : WORDS.notCopied(title));
    }
  }

  return (
    <div className={classes['frame']}>
      <div className="scroll">{children}</div>
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={classes['copy']} aria-label={WORDS.copyTable(title)}>
            {said ?? WORDS.copy}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMS.map((form) => (
            <Menu.Item key={form.label} onClick={() => void copy(form)}>
              {form.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </div>
  );
}
