import { lazy, Suspense, useId, useRef, useState, type ComponentType, type ReactNode } from 'react';
import type { Term } from '../../labels/labels';
import type { ExplanationProps } from './Explanation';
import classes from './Jargon.module.css';

interface JargonProps {
  readonly term: Term;
  readonly children: ReactNode;
  /** Field labels explain themselves on hover alone: the field behind them takes the focus. */
  readonly isLabel?: boolean;
}

/** Where it cannot be had, as from a server that is gone, the word stays without: no reason to lose the page. */
const Explanation = lazy<ComponentType<ExplanationProps>>(() =>
  import('./Explanation').then(
    (module) => ({ default: module.Explanation }),
    () => ({ default: () => null }),
  ),
);

/** A word with its explanation on hover and focus. */
export function Jargon({ term, children, isLabel = false }: JargonProps) {
  const word = useRef<HTMLSpanElement>(null);
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const leave = () => setAsked(false);
  return (
    <>
      <span
        ref={word}
        className={classes['term']}
        aria-describedby={isAsked ? id : undefined}
        {...(isLabel ? {} : { tabIndex: 0 })}
        onMouseEnter={() => setAsked(true)}
        onMouseLeave={leave}
        // A click is no question: the pointer has asked already.
        onFocus={({ currentTarget }) => setAsked((was) => was || currentTarget.matches(':focus-visible'))}
        onBlur={leave}
        onKeyDown={({ key }) => {
          if (key === 'Escape') leave();
        }}
      >
        {children}
      </span>
      {isAsked && (
        <Suspense>
          <Explanation term={term} target={word} id={id} />
        </Suspense>
      )}
    </>
  );
}
