import { Tooltip } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { labels, type Term } from '../../labels/labels';

export interface ExplanationProps {
  readonly term: Term;
  /** The word that it is about. */
  readonly target: RefObject<HTMLElement | null>;
  /** Of the text, for the word to be described by. */
  readonly id: string;
}

/** Nothing flickers where the pointer only crosses a word. */
const OPEN_AFTER_MS = 250;

/** What a term means, beside the word. Apart from `Jargon`, as it brings what places it, which no first paint needs. */
export function Explanation({ term, target, id }: ExplanationProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), OPEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Tooltip target={target} opened={isOpen} label={<span id={id}>{labels.glossary[term]}</span>} />;
}
