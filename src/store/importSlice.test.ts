import { describe, expect, it } from 'vitest';
import type { DescribedPart, EventChoice } from '../ingest/choice/contents';
import type { Jobs } from '../worker/protocol';
import { partText, partsOf } from './derived/importForm';
import { file, setUp } from './fixtures/workbenchWithFakeWorker';

/** A table of two columns whose guess is asked for. */
function part(names: readonly string[], adc: string): DescribedPart {
  const guess: EventChoice = {
    ...{ kind: 'events', path: '', adc, sdd: 'det', sddOfPlace: null, bus: null, time: null },
    ...{ timeUnit: 's', cuts: [], crossTalk: null },
  };
  const columns = [adc, 'det'].map((name) => ({ name, perRow: 1 }));
  const table = { kind: 'events', path: '', rows: 1, columns, firstRows: [[[5], [1]]] } as const;
  return { names, contents: { format: 'other-table', items: [table], guess, guesses: [guess], isSure: false } };
}

const RUNS = part(['a.zip/1.csv', 'a.zip/2.csv'], 'ph');
const SLOW = part(['a.zip/slow.csv'], 'pressure');

const inputOf = ([, input]: [string, unknown]) => input as Jobs['ingest']['input'];

/** Until the page asks, or has read. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what is read of files in archives', () => {
  it('is asked once for files alike, remembered for other archives, and handed over by file', async () => {
    const { workbench, calls } = setUp({
      describe: ({ file: { name } }) => [
        { ...RUNS, names: RUNS.names.map((own) => own.replace('a.zip', name)) },
        ...(name === 'a.zip' ? [SLOW] : []),
      ],
    });
    const reading = workbench.getState().addFiles([file('a.zip'), file('b.zip')]);
    await settled();
    expect(workbench.getState().question?.names).toEqual(RUNS.names);
    workbench.getState().answerQuestion({ ...(RUNS.contents.guess as EventChoice), time: 'det' }, true);
    await settled();
    expect(workbench.getState().question?.names).toEqual(SLOW.names);
    workbench.getState().answerQuestion(null, true);
    await reading;
    expect(workbench.getState()).toMatchObject({ question: null, remembered: 1 });
    const chosen = { ...RUNS.contents.guess, time: 'det' };
    const of = inputOf(calls.at(-1)!);
    expect(of.files.map(({ name }) => name)).toEqual(['a.zip', 'b.zip']);
    expect(of.choices).toEqual({
      ...{ 'a.zip/1.csv': chosen, 'a.zip/2.csv': chosen, 'a.zip/slow.csv': null },
      ...{ 'b.zip/1.csv': chosen, 'b.zip/2.csv': chosen },
    });

    // What was left out can be taken in.
    const again = workbench.getState().chooseAgain('a.zip/slow.csv');
    await settled();
    workbench.getState().answerQuestion(SLOW.contents.guess, false);
    await again;
    expect(inputOf(calls.at(-1)!).choices).toMatchObject({ 'a.zip/slow.csv': SLOW.contents.guess });
    expect(partsOf(workbench.getState().described, 'a.zip').map(({ names }) => partText(names))).toEqual([
      'a.zip/1.csv and 1 file like it',
      'a.zip/slow.csv',
    ]);
  });

  it('asks no more once the reading was cancelled', async () => {
    const { workbench } = setUp({ describe: () => [RUNS, SLOW] });
    const reading = workbench.getState().addFiles([file('a.zip')]);
    await settled();
    workbench.getState().cancel();
    await reading;
    expect(workbench.getState().question).toBeNull();
  });
});
