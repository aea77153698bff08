import { partsOf } from '../format/worded';

/** Text that may stand in a page as it is: only this file makes it, out of escaped pieces. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Piece = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as it has to be written in HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => ESCAPES[letter] ?? letter);
}

/** A template of HTML: everything that is put in is escaped, but for what is HTML already. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, i) => part + sourceOf(pieces[i] ?? '')).join(''));
}

function sourceOf(piece: Piece): string {
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map(({ source }) => source).join('\n');
  return escapeHtml(String(piece));
}

/** A label of the catalogue: a stressed word is strong, an explained one is a word, since paper explains nothing. */
export function wordedHtml(text: string): Html {
  const pieces = partsOf(text).map((part) =>
    part.kind === 'stressed' ? html`<strong>${part.text}</strong>` : html`${part.text}`,
  );
  return new Html(pieces.map(({ source }) => source).join(''));
}

/** Nothing. */
export const NO_HTML = new Html('');
