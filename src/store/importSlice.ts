import { fits, likenessOf, type DescribedFile, type ReadChoice } from '../ingest/choice/contents';
import type { RunOptions } from '../worker/client';
import { isCancelled } from './failures';
import type { SliceOf } from './workbench';

/** What the user is asked about one file. */
export interface ImportQuestion {
  readonly file: string;
  readonly contents: DescribedFile;
  /** What is chosen when the question opens. */
  readonly choice: ReadChoice;
}

export interface ImportSlice {
  /** The question that waits for an answer; null where none does. */
  readonly question: ImportQuestion | null;
  /** Files of the run that hold several things, by name, with what was chosen; absent where nothing had to be. */
  readonly described: Readonly<Record<string, { readonly contents: DescribedFile; readonly choice: ReadChoice }>>;
  /** How many choices are remembered. */
  readonly remembered: number;
  /** Answers the question: null leaves the file out. */
  readonly answerQuestion: (choice: ReadChoice | null, remember: boolean) => void;
  /** Finds out what of the files is read, asking where no guess fits. Resolves with the files that were not left out. */
  readonly settleChoices: (files: readonly File[], options: RunOptions) => Promise<readonly File[]>;
  /** Asks again about a file of the run, and reads the run anew. */
  readonly chooseAgain: (name: string) => Promise<void>;
  readonly forgetChoices: () => void;
}

export const createImportSlice: SliceOf<ImportSlice> = (set, get, { client, choiceStore }) => {
  let answer: ((choice: ReadChoice | null, remember: boolean) => void) | null = null;

  /** Opens the question; a cancelled task takes it back as one of a file left out. */
  function ask(question: ImportQuestion, signal: AbortSignal | undefined): Promise<ReadChoice | null> {
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

  function keep(name: string, contents: DescribedFile, choice: ReadChoice): void {
    set(({ described }) => ({ described: { ...described, [name]: { contents, choice } } }));
  }

  /** Null where there is nothing to choose; a file that cannot be described fails again, in words, when it is read. */
  async function contentsOf(file: File, options: RunOptions): Promise<DescribedFile | null> {
    try {
      return await client.run('describe', { file }, options);
    } catch (error) {
      if (isCancelled(error)) throw error;
      return null;
    }
  }

  return {
    question: null,
    described: {},
    remembered: choiceStore.count(),
    answerQuestion: (choice, remember) => answer?.(choice, remember),
    settleChoices: async (files, options) => {
      const kept: File[] = [];
      for (const file of files) {
        const contents = await contentsOf(file, options);
        // What an opened session says of its files goes before what is remembered of files alike.
        const known =
          contents === null
            ? null
            : (get().awaited?.decisions.choices[file.name] ?? choiceStore.recall(likenessOf(contents)));
        const remembered = contents !== null && known !== null && fits(known, contents.items) ? known : null;
        if (contents === null) {
          kept.push(file);
          continue;
        }
        const isAsked = remembered === null && !contents.isSure;
        const question = { file: file.name, contents, choice: contents.guess };
        const choice = isAsked ? await ask(question, options.signal) : (remembered ?? contents.guess);
        if (choice === null) continue;
        keep(file.name, contents, choice);
        kept.push(file);
      }
      return kept;
    },
    chooseAgain: (name) =>
      get().readAgain(async (options) => {
        const known = get().described[name];
        if (known === undefined) return null;
        const choice = await ask({ file: name, ...known }, options.signal);
        if (choice === null) return null;
        return { described: { ...get().described, [name]: { ...known, choice } } };
      }),
    forgetChoices: () => {
      choiceStore.forgetAll();
      set({ remembered: 0 });
    },
  };
};
