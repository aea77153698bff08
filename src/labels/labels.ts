import { en } from './en';

/** What a catalogue holds: a translation has every key, and texts of the same arguments. */
export type Labels = typeof en;

/** A word of the glossary. */
export type Term = keyof Labels['glossary'];

/** The labels in use. A second language is a second file of this type, and the choice between them stands here. */
export const labels: Labels = en;
