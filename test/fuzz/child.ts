/** Tries the cases that it is told, one by one, in a process of its own: a hang or a crash ends nothing else. */
import fc from 'fast-check';
import { FORMATS, type RegisteredFormat } from '../../src/ingest/registry';
import { attempt, type Finding } from './attempt';
import { SOUND_FILES } from './cases';
import { mutated, mutations } from './mutation';

export interface Order {
  readonly file: number;
  readonly seed: number;
}

export interface Outcome extends Finding {
  /** Time that the processor took. */
  readonly ms: number;
  /** The most that the process ever held. */
  readonly mostBytes: number;
}

/** What jsroot and HDF5 say of damaged files goes nowhere. */
for (const name of ['log', 'warn', 'error'] as const) console[name] = () => undefined;

process.on('message', ({ file, seed }: Order) => {
  const sound = SOUND_FILES[file];
  if (sound === undefined) throw new Error(`no file ${file}`);
  const [changes = []] = fc.sample(mutations, { seed, numRuns: 1 });
  const bytes = changes.reduce(mutated, sound.bytes);
  const start = process.cpuUsage();
  void attempt(sound, bytes).then((found) => {
    const { user, system } = process.cpuUsage(start);
    const mostBytes = process.resourceUsage().maxRSS * 1024;
    const outcome: Outcome = { ...found, ms: (user + system) / 1000, mostBytes };
    process.send?.(outcome);
  });
});

// Loading the readers takes longer than any case.
await Promise.all(FORMATS.map((format: RegisteredFormat) => Promise.all([format.load(), format.loadDescribe?.()])));
process.send?.('ready');
