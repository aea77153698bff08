import { useState } from 'react';
import { labels } from '../../labels/labels';
import classes from './failures.module.css';

const WORDS = labels.failures;

/** What a report of a failure needs, to look at and to copy. Without the page's library: it may be what failed. */
export function Details({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(WORDS.copied);
    } catch {
      setSaid(WORDS.notCopied);
    }
  };
  return (
    <details className={classes['details']}>
      <summary>{WORDS.details}</summary>
      <button type="button" className={classes['button']} onClick={() => void copy()}>
        {WORDS.copyDetails}
      </button>
      <span aria-live="polite">{said}</span>
      <pre>{text}</pre>
    </details>
  );
}
