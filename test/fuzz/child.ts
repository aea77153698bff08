/** Runs the cases that it is told, one by one, in a process of its own: a hang or a crash ends nothing else. */
import fc from 'fast-check';
import { HalfmaxError } from '../../src/dataset/errors';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import { FORMATS, type RegisteredFormat } from '../../src/ingest/registry';
import { mutated, mutations, openBytes, OPTIONS, unsound, type Bytes } from '../conformance/mutation';
import { SOUND_FILES } from './cases';

export interface Order {
  readonly file: number;
  readonly seed: number;
}

export interface Outcome {
  readonly kind: 'read' | 'refused' | 'unsound' | 'thrown';
  readonly why: string;
  readonly ms: number;
  readonly rssBytes: number;
}

/** What jsroot and HDF5 say of damaged files goes nowhere. */
for (const name of ['log', 'warn', 'error'] as const) console[name] = () => undefined;

async function attempt(format: RegisteredFormat, bytes: Bytes): Promise<Pick<Outcome, 'kind' | 'why'>> {
  try {
    const describe = await format.loadDescribe?.();
    const choice = (await describe?.(openBytes(bytes)))?.guess;
    const read = await format.load();
    const builder = new HistogramBuilder(OPTIONS);
    const why = unsound(await read(openBytes(bytes), builder, choice), builder);
    return why === null ? { kind: 'read', why: '' } : { kind: 'unsound', why };
  } catch (error) {
    const isInWords = error instanceof HalfmaxError && ['format', 'limit', 'empty'].includes(error.code);
    const why = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
    return { kind: isInWords ? 'refused' : 'thrown', why };
  }
}

process.on('message', ({ file, seed }: Order) => {
  const sound = SOUND_FILES[file];
  const format: RegisteredFormat | undefined = FORMATS.find(({ id }) => id === sound?.format);
  if (sound === undefined || format === undefined) throw new Error(`no file ${file}`);
  const [changes = []] = fc.sample(mutations, { seed, numRuns: 1 });
  const bytes = changes.reduce(mutated, sound.bytes);
  const startMs = performance.now();
  void attempt(format, bytes).then((found) => {
    const outcome: Outcome = { ...found, ms: performance.now() - startMs, rssBytes: process.memoryUsage.rss() };
    process.send?.(outcome);
  });
});
