import { useState } from 'react';
import { labels } from '../labels/labels';
import { loadPart } from '../parts/loadPart';
import type { Figure } from './figure';
import classes from './Plot.module.css';
import type { PictureSize, Shown } from './pictures';

const TEXTS = labels.plots.save;

interface ExportToolsProps {
  /** What the plot shows, as it is called. */
  readonly label: string;
  readonly figure: Figure;
  /** The figure with the zoom of the moment, and its size; null where it is not drawn yet. */
  readonly shown: () => (PictureSize & Shown) | null;
}

const FORMS = ['SVG', 'PNG', 'CSV'] as const;
type Form = (typeof FORMS)[number];

/** Saves a plot: as vector graphics, as a picture, or its numbers. */
export function ExportTools({ label, figure, shown }: ExportToolsProps) {
  const [failure, setFailure] = useState<string | null>(null);

  async function save(form: Form): Promise<void> {
    setFailure(null);
    try {
      const { fileStem, saveFile } = await loadPart(() => import('./saveFile'), 'saveFile');
      const content = await contentOf(form, figure, shown());
      if (content !== null) saveFile(`${fileStem(label)}.${form.toLowerCase()}`, content);
    } catch (error) {
      setFailure(TEXTS.failed(form, error instanceof Error ? error.message : String(error)));
    }
  }

  return (
    <div className={classes['tools']} data-failed={failure !== null || undefined}>
      {failure !== null && <span role="alert">{failure}</span>}
      {FORMS.map((form) => (
        <button
          key={form}
          type="button"
          aria-label={TEXTS.as(form, label)}
          title={form === 'CSV' ? TEXTS.numbers : TEXTS.plot(form)}
          onClick={() => void save(form)}
        >
          {form}
        </button>
      ))}
    </div>
  );
}

/** Null before the plot is drawn. */
async function contentOf(form: Form, figure: Figure, shown: (PictureSize & Shown) | null): Promise<Blob | null> {
  // A byte order mark, without which Excel takes UTF-8 for Latin-1.
  if (form === 'CSV') {
    const { figureCsv } = await loadPart(() => import('./figureCsv'), 'figureCsv');
    return new Blob(['\ufeff', figureCsv(figure)], { type: 'text/csv' });
  }
  if (shown === null) return null;
  const { pngOf, svgOf } = await loadPart(() => import('./pictures'), 'svgOf');
  const { width, height } = shown;
  if (form === 'PNG') return pngOf(shown, { width, height });
  return new Blob([await svgOf(shown, { width, height })], { type: 'image/svg+xml' });
}
