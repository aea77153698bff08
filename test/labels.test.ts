import { describe, expect, it } from 'vitest';
import { labels } from '../src/labels/labels';
import { partsOf } from '../src/ui/format/worded';

type Entry = readonly [path: string, text: string];

/** Every label with its path; a function is asked with as many arguments as it takes, each a word of its own. */
function entriesOf(value: unknown, path: string): readonly Entry[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const given = Array.from({ length: value.length }, (_, index) => `<${String(index)}>`);
    return entriesOf((value as (...given: string[]) => unknown)(...given), `${path}()`);
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is no label`);
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, path === '' ? key : `${path}.${key}`));
}

const ENTRIES = entriesOf(labels, '');

describe('the catalogue of labels', () => {
  it('has words in every entry, without space at its ends or doubled', () => {
    const odd = ENTRIES.filter(
      ([, text]) => text.trim() === '' || text !== text.trim() || / {2}|undefined/u.test(text),
    );
    expect(odd).toEqual([]);
  });

  it('explains no word that the glossary does not have', () => {
    const unknown = ENTRIES.filter(([, text]) =>
      [...text.matchAll(/\]\((?<term>\w+)\)/gu)].some(({ groups }) => !(String(groups?.['term']) in labels.glossary)),
    );
    expect(unknown).toEqual([]);
  });

  it('closes every mark', () => {
    const open = ENTRIES.filter(([, text]) =>
      partsOf(text).some((part) => part.kind === 'text' && /\*\*|\]\(|\{\w/u.test(part.text)),
    );
    expect(open).toEqual([]);
  });

  it('gives names that scripts rely on once each', () => {
    const names = Object.values(labels.names);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
