import { Fragment, type ReactNode } from 'react';
import { partsOf } from '../format/worded';
import { Jargon } from './Jargon';

interface WordedProps {
  /** A label of the catalogue: `[word](term)`, `**word**` and `{slot}` are drawn, all else is text. */
  readonly text: string;
  /** What stands in the slots. */
  readonly slots?: Readonly<Record<string, ReactNode>>;
}

/** A label of the catalogue whose words are explained, stressed, or stand beside elements of the page. */
export function Worded({ text, slots = {} }: WordedProps) {
  return partsOf(text).map((part, index) => {
    // The parts of a text never change their order.
    const key = `${String(index)} ${part.text}`;
    switch (part.kind) {
      case 'text':
        return <Fragment key={key}>{part.text}</Fragment>;
      case 'stressed':
        return <strong key={key}>{part.text}</strong>;
      case 'term':
        return (
          <Jargon key={key} term={part.term}>
            {part.text}
          </Jargon>
        );
      case 'slot':
        return <Fragment key={key}>{slots[part.text]}</Fragment>;
    }
  });
}
