/**
 * A descent that can be gone on with step by step and looked at anywhere behind: what `optimise` runs to its end, and what
 * the page plays, pauses and scrubs. Holds the evaluator: `dispose` must be called in the end.
 */
import { HalfmaxError } from '../../dataset/errors';
import type { TaskContext } from '../../dataset/task';
import type { OptimisationSettings } from '../settings';
import { WATCHED_WITH_COPPER, type Watched } from '../watchedLines';
import type { Ascent } from './ascent';
import { climbOn, startClimb, type Climb, type ClimbSetup } from './climb';
import { stopOf, type Stop } from './earlyStopping';
import type { Evaluator } from './evaluator';
import { watchGain, type GainDrift } from './gainDrift';
import { startLeftOut, type LeftOutDescent, type LeftOutValue } from './leftOut';
import type { Loss } from './losses/loss';
import { lossOf } from './losses/registry';
import { addIteration, emptyRecord, type DescentRecord, type GrowingRecord } from './record';
import type { CopperRow } from './row';
import { createTrail, type Trail } from './trail';
import { constantsAt, whitenRows, type WhitenedRow } from './whitenedRows';

/** What a descent needs besides rows and settings. */
export interface DescentOptions {
  /** Makes values and gradients of the loss for these rows. */
  readonly makeEvaluator: (loss: Loss, rows: readonly WhitenedRow[]) => Evaluator;
  /** Seed of the inner split; null: no events are left out, and nothing can stop early. */
  readonly leftOutSeed: number | null;
  /** Bound of what is kept of every iteration. */
  readonly trailBytes?: number;
  /** What is watched of the energy scale; unless told, what belongs to copper. */
  readonly watched?: Watched;
}

export class Descent {
  readonly rows: readonly WhitenedRow[];
  readonly settings: OptimisationSettings;
  readonly #record: GrowingRecord;
  readonly #setup: ClimbSetup;
  readonly #leftOut: LeftOutDescent | null;
  readonly #trail: Trail;
  readonly #drift: (p: Float64Array) => GainDrift;
  #climb: Climb;
  /** Parameters of the best iteration by the left-out events, which a thinned trail may lack. */
  #best: { readonly iteration: number; readonly z: Float64Array };
  /** The step at work: a second caller waits for it. */
  #turn: Promise<void> = Promise.resolve();

  private constructor(
    setup: ClimbSetup,
    settings: OptimisationSettings,
    climb: Climb,
    leftOut: LeftOutDescent | null,
    trail: Trail,
    watched: Watched,
  ) {
    this.#setup = setup;
    this.rows = setup.rows;
    this.settings = settings;
    this.#climb = climb;
    this.#leftOut = leftOut;
    this.#trail = trail;
    this.#drift = watchGain(
      setup.rows.map(({ prepared }) => prepared.row.start),
      watched,
    );
    this.#best = { iteration: 0, z: climb.ascent.z };
    const events = setup.rows.reduce((sum, { prepared }) => sum + prepared.events, 0);
    this.#record = emptyRecord(events, leftOut?.events ?? 0, watched);
    this.#keep(leftOut?.start ?? null);
  }

  /** Throws a HalfmaxError ('analysis') where a setting is out of range or a row is unusable (preparedRow.ts, climb.ts). */
  static async start(
    rows: readonly CopperRow[],
    settings: OptimisationSettings,
    { makeEvaluator, leftOutSeed, trailBytes, watched = WATCHED_WITH_COPPER }: DescentOptions,
    context: TaskContext,
  ): Promise<Descent> {
    checkSettings(settings);
    const loss = lossOf(settings);
    const whitened = await whitenRows(rows, loss, context);
    const setup: ClimbSetup = { rows: whitened, loss, settings, evaluator: makeEvaluator(loss, whitened) };
    try {
      const climb = await startClimb(setup, context);
      const leftOut =
        leftOutSeed === null
          ? null
          : await startLeftOut(rows, setup, leftOutSeed, (others) => makeEvaluator(loss, others), context);
      return new Descent(
        setup,
        settings,
        climb,
        leftOut,
        createTrail(3 * rows.length, settings.iterations, trailBytes),
        watched,
      );
    } catch (error) {
      setup.evaluator.dispose();
      throw error;
    }
  }

  get loss(): Loss {
    return this.#setup.loss;
  }

  /** What is known of the start and every step so far; its lists grow with the next. */
  get record(): DescentRecord {
    return this.#record;
  }

  /** Steps done. */
  get iteration(): number {
    return this.#climb.iteration;
  }

  /** Where the descent stands. */
  get ascent(): Ascent {
    return this.#climb.ascent;
  }

  /** Only every so many iterations can be looked at: 1 unless the rows are very many. */
  get stride(): number {
    return this.#trail.stride;
  }

  /** Where early stopping would have it end; null where it is off. */
  get stop(): Stop | null {
    const { earlyStopping } = this.settings;
    return earlyStopping > 0 && this.#leftOut !== null ? stopOf(this.record.leftOut, earlyStopping) : null;
  }

  /** Whether there is no step left: all are done, or it has stopped early. */
  get isDone(): boolean {
    return this.iteration >= this.settings.iterations || this.stop?.isReached === true;
  }

  /** The iteration whose constants count: the best one with early stopping, else the last. */
  get used(): { readonly iteration: number; readonly z: Float64Array } {
    return this.stop === null ? { iteration: this.iteration, z: this.ascent.z } : this.#best;
  }

  /**
   * Goes on to this iteration, unless it ends before or is there already. `onIteration` is told after every step and
   * says whether that was enough. Cancelled, it stands at its last whole step.
   */
  async advance(to: number, context: TaskContext, onIteration: () => boolean = () => false): Promise<void> {
    const before = this.#turn;
    const turn = before.then(async () => {
      while (this.iteration < to && !this.isDone) {
        await this.#step(context);
        if (onIteration()) break;
      }
    });
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  /** Constants after the iteration nearest to this one that can be looked at, shape (row, 3). */
  at(iteration: number): { readonly iteration: number; readonly p: Float64Array } {
    const exact = [{ iteration: this.iteration, z: this.ascent.z }, this.#best].find(
      (one) => one.iteration === iteration,
    );
    const found = exact ?? this.#trail.nearest(iteration);
    return { iteration: found.iteration, p: constantsAt(this.rows, found.z) };
  }

  dispose(): void {
    this.#setup.evaluator.dispose();
    this.#leftOut?.dispose();
  }

  async #step(context: TaskContext): Promise<void> {
    const next = await climbOn(this.#setup, this.#climb, context);
    const leftOut = (await this.#leftOut?.advance(context)) ?? null;
    this.#climb = next;
    this.#keep(leftOut);
    await context.breathe();
  }

  #keep(leftOut: LeftOutValue | null): void {
    const { z, value, gradient } = this.ascent;
    this.#trail.keep(this.iteration, z);
    const drift = this.#drift(constantsAt(this.rows, z));
    addIteration(this.#record, { value: value.reduce((sum, v) => sum + v, 0), gradient, drift, leftOut });
    if (this.stop?.best === this.iteration) this.#best = { iteration: this.iteration, z };
  }
}

function checkSettings({ learningRate, iterations, earlyStopping }: OptimisationSettings): void {
  if (!(learningRate > 0 && learningRate <= 10)) {
    throw new HalfmaxError('analysis', `Learning rate ${String(learningRate)}: take one above 0 and up to 10`);
  }
  for (const [name, value] of [
    ['Iterations', iterations],
    ['Early stopping', earlyStopping],
  ] as const) {
    if (!Number.isInteger(value) || value < 0 || value > 10_000) {
      throw new HalfmaxError('analysis', `${name} ${String(value)}: take a whole number from 0 to 10,000`);
    }
  }
}
