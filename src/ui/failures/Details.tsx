import { useState } from 'react';
import classes from './failures.module.css';

/** What a report of a failure needs, to look at and to copy. Without the page's library: it may be what failed. */
export function Details({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Not allowed by the browser: mark the text and copy it');
    }
  };
  return (
    <details className={classes['details']}>
      <summary>Details</summary>
      <button type="button" className={classes['button']} onClick={() => void copy()}>
        Copy details
      </button>
      <span aria-live="polite">{said}</span>
      <pre>{text}</pre>
    </details>
  );
}
