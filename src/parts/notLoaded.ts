/** What browsers say where a script, a style or a model of the page cannot be had (Chromium, Firefox, Safari, the bundler). */
const NOT_LOADED =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to fetch|networkerror when attempting|load failed/iu;

/** What to say of it, and what to do. */
export const NOT_LOADED_TEXT =
  'A part of the page could not be loaded: the network is away, or a newer version of the page has taken its place. Nothing that is loaded is lost. Try again; where that does not help, reload the page';

/** Whether an error is one of a part that could not be had, not one of the part itself. */
export function isNotLoaded(error: unknown): boolean {
  return error instanceof PartNotLoaded || (error instanceof Error && NOT_LOADED.test(error.message));
}

/** A part of the page that could not be had; says what to do. */
export class PartNotLoaded extends Error {
  constructor(cause: unknown) {
    super(NOT_LOADED_TEXT, { cause });
    this.name = 'PartNotLoaded';
  }
}
