import { WORDS, type NumberName, type Token } from './pattern';

/** The digits of each number of a name, or where and why the name is none of the pattern. */
export type Match =
  { readonly digits: ReadonlyMap<NumberName, string>; readonly problem: null } | { readonly problem: string };

/**
 * Holds a whole name against the tokens of a pattern; text in any case of letters. A number takes as many digits as it can,
 * `{*}` as few characters as it can, as a regular expression would take them. What failed once at a place is not tried
 * there again: at most (tokens) x (characters) places, whatever the pattern.
 */
export function matchTokens(tokens: readonly Token[], name: string): Match {
  const failed = new Set<number>();
  const digits = new Map<NumberName, string>();
  let furthest = { at: -1, token: 0 };

  function from(token: number, at: number): boolean {
    const place = token * (name.length + 1) + at;
    if (failed.has(place)) return false;
    if (token === tokens.length && at === name.length) return true;
    const isMatch = ends(tokens[token], at).some((end) => {
      if (!from(token + 1, end)) return false;
      const found = tokens[token];
      if (found?.kind === 'number') digits.set(found.name, name.slice(at, end));
      return true;
    });
    if (isMatch) return true;
    failed.add(place);
    if (at > furthest.at) furthest = { at, token };
    return false;
  }

  /** Where a token that starts at `at` may end, the preferred place first. */
  function ends(token: Token | undefined, at: number): number[] {
    if (token === undefined) return [];
    if (token.kind === 'any') return Array.from({ length: name.length - at + 1 }, (_, i) => at + i);
    if (token.kind === 'text') {
      const end = at + token.text.length;
      return name.slice(at, end).toLowerCase() === token.text.toLowerCase() ? [end] : [];
    }
    let most = 0;
    while (most < token.most && isDigit(name.charAt(at + most))) most++;
    return Array.from({ length: Math.max(0, most - token.least + 1) }, (_, i) => at + most - i);
  }

  if (from(0, 0)) return { digits, problem: null };
  return { problem: problemAt(name, furthest.at, tokens[furthest.token]) };
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function problemAt(name: string, at: number, expected: Token | undefined): string {
  const found = at < name.length ? `“${name.slice(at, at + 20)}”` : 'its end';
  return `at character ${String(at + 1)} the name has ${found}, and the pattern ${inWords(expected)}`;
}

function inWords(token: Token | undefined): string {
  if (token === undefined) return 'ends';
  if (token.kind === 'any') return 'any text';
  if (token.kind === 'text') return `“${token.text}”`;
  const { least, most } = token;
  const digits = least === most ? String(least) : `${String(least)} to ${String(most)}`;
  return `the ${WORDS[token.name]} (${digits} digit${most === 1 ? '' : 's'})`;
}
