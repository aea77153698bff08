import { fits, likenessOf, type DescribedPart, type ReadChoice } from '../ingest/choice/contents';
import type { RunOptions } from '../worker/client';
import { LONGEST_SILENCE_S } from '../worker/silence';
import { isOrIsIn } from './derived/importForm';
import { isCancelled, isHung, messageOf } from './failures';
import type { SliceOf } from './workbench';

/** What the user is asked about a file, or about the files of an archive that are alike. */
export interface ImportQuestion extends DescribedPart {
  /** What is chosen when the question opens. */
  readonly choice: ReadChoice;
}

/** What was chosen of them; null where they are left out of their archive. */
export interface DescribedChoice extends DescribedPart {
  readonly choice: ReadChoice | null;
}

export interface ImportSlice {
  /** The question that waits for an answer; null where none does. */
  readonly question: ImportQuestion | null;
  /** Files of the run that hold several things, by their first name, with what was chosen; absent where nothing had to be. */
  readonly described: Readonly<Record<string, DescribedChoice>>;
  /** How many choices are remembered. */
  readonly remembered: number;
  /** Answers the question: null leaves the file out. */
  readonly answerQuestion: (choice: ReadChoice | null, remember: boolean) => void;
  /** Finds out what of the files is read, asking where no guess fits. Resolves with the files that were not left out. */
  readonly settleChoices: (files: readonly File[], options: RunOptions) => Promise<readonly File[]>;
  /** Asks again about files of the run, by their first name, and reads the run anew. */
  readonly chooseAgain: (name: string) => Promise<void>;
  readonly forgetChoices: () => void;
}

export const createImportSlice: SliceOf<ImportSlice> = (set, get, { client, choiceStore }) => {
  let answer: ((choice: ReadChoice | null, remember: boolean) => void) | null = null;

  /** Opens the question; a cancelled task takes it back as one of a file left out. */
  function ask(question: ImportQuestion, signal: AbortSignal | undefined): Promise<ReadChoice | null> {
    if (signal?.aborted === true) return Promise.resolve(null);
    return new Promise((resolve) => {
      answer = (choice, remember) => {
        answer = null;
        set({ question: null });
        if (choice !== null && remember) choiceStore.remember(likenessOf(question.contents), choice);
        set({ remembered: choiceStore.count() });
        resolve(choice);
      };
      signal?.addEventListener('abort', () => answer?.(null, false));
      set({ question });
    });
  }

  function keep(part: DescribedPart, choice: ReadChoice | null): void {
    const { names, contents } = part;
    set(({ described }) => ({ described: { ...described, [names[0] ?? '']: { names, contents, choice } } }));
  }

  /**
   * Empty where there is nothing to choose; a file that cannot be described fails again, in words, when it is read. Null where a
   * library hung in it: the file is named, and not tried again.
   */
  async function partsIn(file: File, options: RunOptions): Promise<readonly DescribedPart[] | null> {
    try {
      const watched = { ...options, longestSilenceS: LONGEST_SILENCE_S, file: file.name };
      return await client.run('describe', { file }, watched);
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (!isHung(error)) return [];
      get().notify('error', messageOf(error));
      await get().installAll();
      return null;
    }
  }

  /** What was remembered for files alike, else the guess, else what the user says: null leaves them out. */
  async function choose(part: DescribedPart, signal: AbortSignal | undefined): Promise<ReadChoice | null> {
    const { contents, names } = part;
    // What an opened session says of its files goes before what is remembered of files alike.
    const ofSession = get().awaited?.decisions.choices[names[0] ?? ''];
    if (ofSession === null || (ofSession !== undefined && fits(ofSession, contents.items))) return ofSession;
    const known = choiceStore.recall(likenessOf(contents));
    if (known !== null && fits(known, contents.items)) return known;
    return contents.isSure ? contents.guess : ask({ ...part, choice: contents.guess }, signal);
  }

  return {
    question: null,
    described: {},
    remembered: choiceStore.count(),
    answerQuestion: (choice, remember) => answer?.(choice, remember),
    settleChoices: async (files, options) => {
      const kept: File[] = [];
      for (const file of files) {
        const parts = await partsIn(file, options);
        if (parts === null) continue;
        // Of a file of this name that was there before.
        set(({ described }) => ({ described: without(described, file.name) }));
        let isLeftOut = false;
        for (const part of parts) {
          const choice = await choose(part, options.signal);
          if (choice === null && part.names[0] === file.name) isLeftOut = true;
          else keep(part, choice);
        }
        if (!isLeftOut) kept.push(file);
      }
      return kept;
    },
    chooseAgain: (name) =>
      get().readAgain(async (options) => {
        const known = get().described[name];
        if (known === undefined) return null;
        const choice = await ask({ ...known, choice: known.choice ?? known.contents.guess }, options.signal);
        return choice === null ? null : { described: { ...get().described, [name]: { ...known, choice } } };
      }),
    forgetChoices: () => {
      choiceStore.forgetAll();
      set({ remembered: 0 });
    },
  };
};

function without(described: ImportSlice['described'], file: string): ImportSlice['described'] {
  return Object.fromEntries(Object.entries(described).filter(([first]) => !isOrIsIn(first, file)));
}
