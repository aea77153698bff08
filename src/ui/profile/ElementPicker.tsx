import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import { elementsLike, isChosen, withElement } from '../../store/derived/profileDraft';
import classes from './profile.module.css';

const WORDS = labels.profile.elements;

export interface DraftProps {
  readonly draft: Profile;
  readonly onChange: (draft: Profile) => void;
}

/** Elements by search; those chosen are pressed. */
export function ElementPicker({ draft, onChange }: DraftProps) {
  const [search, setSearch] = useState('');
  const elements = elementsLike(search, draft);
  return (
    <>
      <TextInput
        size="xs"
        label={WORDS.search}
        placeholder={WORDS.searchHint}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={classes['elements']} role="group" aria-label={WORDS.title}>
        {elements.map((element) => (
          <button
            key={element.symbol}
            type="button"
            className={classes['element']}
            aria-pressed={isChosen(element, draft)}
            aria-label={`${element.name} (${element.symbol}): ${element.symbol} ${String(element.z)}`}
            onClick={() => {
              onChange(withElement(draft, element));
              setSearch('');
            }}
          >
            {element.symbol} <small>{element.z}</small>
          </button>
        ))}
        {elements.length === 0 && <p className={classes['facts']}>{WORDS.none}</p>}
      </div>
    </>
  );
}
