import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { GLOSSARY, type Term } from '../glossary';
import classes from './Jargon.module.css';

interface JargonProps {
  readonly term: Term;
  readonly children: ReactNode;
  /** Field labels explain themselves on hover alone: the field behind them takes the focus. */
  readonly isLabel?: boolean;
}

/** A word with its explanation on hover and focus. */
export function Jargon({ term, children, isLabel = false }: JargonProps) {
  return (
    <Tooltip label={GLOSSARY[term]} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes['term']} {...(isLabel ? {} : { tabIndex: 0 })}>
        {children}
      </span>
    </Tooltip>
  );
}
