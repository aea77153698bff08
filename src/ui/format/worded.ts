import { labels, type Term } from '../../labels/labels';

export type WordedPart =
  | { readonly kind: 'text' | 'stressed' | 'slot'; readonly text: string }
  | { readonly kind: 'term'; readonly text: string; readonly term: Term };

const MARKS = /\[(?<word>[^\]]+)\]\((?<term>\w+)\)|\*\*(?<stressed>[^*]+)\*\*|\{(?<slot>\w+)\}/gu;

function isTerm(name: string): name is Term {
  return Object.hasOwn(labels.glossary, name);
}

function partOf({ word = '', term = '', stressed, slot }: Readonly<Record<string, string | undefined>>): WordedPart {
  if (slot !== undefined) return { kind: 'slot', text: slot };
  if (stressed !== undefined) return { kind: 'stressed', text: stressed };
  // A word without an entry stays a word: a slip in a translation is no reason to lose the page.
  return isTerm(term) ? { kind: 'term', text: word, term } : { kind: 'text', text: word };
}

/**
 * The parts of a label in their order: `[word](term)` is a word that the glossary explains, `**word**` a stressed one,
 * `{slot}` a place for an element. All else is text.
 */
export function partsOf(text: string): readonly WordedPart[] {
  const parts: WordedPart[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push(partOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** A label without its marks, where no element can stand: in a table that is copied, in a title. */
export function plainText(text: string): string {
  return partsOf(text)
    .map((part) => part.text)
    .join('');
}
