import { useEffect, useState, type ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { isNotLoaded, NOT_LOADED_TEXT } from '../../parts/notLoaded';
import { loadPart } from '../../parts/loadPart';
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

const FORMS = [
  {
    label: 'TSV, for a spreadsheet',
    done: 'TSV copied',
    writer: async () => (await loadPart(() => import('./tsv'), 'tableTsv')).tableTsv,
  },
  {
    label: 'LaTeX (booktabs)',
    done: 'LaTeX copied',
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
      const why = isNotLoaded(error) ? NOT_LOADED_TEXT : 'the browser does not let this page write to the clipboard';
      notify('error', `${title} could not be copied: ${why}.`);
    }
  }

  return (
    <div className={classes['frame']}>
      <div className="scroll">{children}</div>
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={classes['copy']} aria-label={`Copy table: ${title}`}>
            {said ?? 'Copy'}
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
