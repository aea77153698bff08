import type { ReactNode } from 'react';
import { Apart } from '../failures/Apart';
import classes from './Section.module.css';

/** Panels that answer one question, under its name. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes['section']} aria-label={title}>
      <h2 className={classes['title']}>{title}</h2>
      <Apart of={title}>{children}</Apart>
    </section>
  );
}
