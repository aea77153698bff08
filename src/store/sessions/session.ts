/**
 * A session: everything that was decided about a run, and what was found by it. It names its data, by size and hash, and
 * does not hold them. The same session on the same data and backend gives the same figures.
 */
import type { CuKaRow, Verdict } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { Figures } from '../../worker/protocol';
import type { Decisions } from '../history/decisions';
import type { KeptDecisions, SessionDecisions } from '../history/plainDecisions';
import type { DataSlice } from '../dataSlice';
import type { RunReference } from '../runReference';

/** To be raised when a session would be understood otherwise. */
export const SESSION_SCHEMA = 'halfmax-session/1';
export const SESSION_FILE_ENDING = '.halfmax-session.json';

/** A network of the user's that is in use, as its file. */
export interface SessionNetwork {
  readonly key: string;
  readonly profile: string;
  readonly fileName: string;
  readonly text: string;
}

/** A row of a before/after table, as far as sessions are compared by it. */
export type FigureRow = Pick<CuKaRow, 'spectrum' | 'crossValidated' | 'position' | 'fwhm' | 'chi2' | 'ndf' | 'pValue'>;

/** What is compared of an analysis. */
export interface SessionFigures {
  readonly app: { readonly version: string; readonly commit: string };
  readonly backend: string;
  /** That it was made with; those of the session may have changed since. */
  readonly settings: Decisions['settings'];
  readonly cuKa: readonly FigureRow[];
  /** The same of the profile's line of interest, which the verdict is about; absent in sessions of before it was kept. */
  readonly interest?: { readonly line: LineId; readonly rows: readonly FigureRow[] };
  readonly verdict: Pick<Verdict, 'against' | 'gainEv' | 'text'>;
}

export interface Session {
  readonly schema: typeof SESSION_SCHEMA;
  readonly app: { readonly version: string; readonly commit: string };
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly run: RunReference | null;
  readonly decisions: SessionDecisions;
  /** The user's profile that is in use, if it is one of theirs. */
  readonly profiles: readonly Profile[];
  readonly networks: readonly SessionNetwork[];
  /** Every step in words, oldest first. */
  readonly history: readonly string[];
  readonly figures: SessionFigures | null;
}

/** A step of the history as a browser keeps it. */
export interface KeptEntry {
  readonly words: string;
  /** What held from then on; null where that is not known any more. */
  readonly decisions: KeptDecisions | null;
  readonly isMark?: boolean;
}

/** A session as a browser keeps it. */
export interface KeptSession {
  readonly id: string;
  /** Whether the user has named it: then it is kept whatever else is said of keeping. */
  readonly isNamed: boolean;
  readonly session: Session;
  /** As it was when it was given its name: what `Save as` under another name leaves behind. Absent where it has none. */
  readonly asNamed?: Session;
  /** Its history with what held after each step, and that of `asNamed`. Unchecked; absent where it came from a file. */
  readonly entries?: readonly KeptEntry[];
  readonly entriesAsNamed?: readonly KeptEntry[];
}

/** The figures of a session in full, and what they belong to. */
export interface KeptFigures extends Figures {
  readonly app: Session['app'];
  readonly readWith: NonNullable<DataSlice['readWith']>;
  readonly run: RunReference;
  /** Key of the user's network that found the peaks; null where it was a shipped one. */
  readonly network: string | null;
}
