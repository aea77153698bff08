/** A profile that is being edited: it may be wrong for a while, and says what is. */
import type { ChemicalElement } from '../../physics/elements';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { checkedProfile, ELEMENTS, LINES, linesApart, regionAbout, withLines } from '../catalogue';
import { messageOf } from '../failures';
import { labels } from '../../labels/labels';

const TEXTS = labels.store.profiles;

/** K lines above this energy are beyond what silicon sees: the L lines are taken then. */
const HIGHEST_K_EV = 30_000;
/** So many elements are shown at once. */
const SHOWN = 24;

/** What the editor opens with: an own profile as it is, a copy of a shipped one under a name of its own. */
export function draftOf(profile: Profile, isOwn: boolean, taken: readonly string[]): Profile {
  if (isOwn) return profile;
  let label = TEXTS.copy(profile.label);
  for (let n = 2; taken.includes(label); n++) label = TEXTS.copyNumber(profile.label, String(n));
  // What is known by its files' names is the shipped one.
  return { ...profile, label, fileNames: [] };
}

/** Elements whose symbol, name or number begin with what was typed; those of the draft where nothing was. */
export function elementsLike(search: string, draft: Profile): readonly ChemicalElement[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return ELEMENTS.filter((element) => isChosen(element, draft));
  const exact = ELEMENTS.filter(({ symbol }) => symbol.toLowerCase() === wanted);
  const others = ELEMENTS.filter(
    ({ symbol, name, z }) =>
      symbol.toLowerCase() !== wanted &&
      [symbol.toLowerCase(), name.toLowerCase(), String(z)].some((text) => text.startsWith(wanted)),
  );
  return [...exact, ...others].slice(0, SHOWN);
}

export function isChosen({ symbol }: ChemicalElement, { knownLines }: Profile): boolean {
  return knownLines.some((line) => LINES[line].element === symbol);
}

/** The draft with this element's lines, or without them: its K lines, or L lines where silicon does not see those. */
export function withElement(draft: Profile, element: ChemicalElement): Profile {
  if (isChosen(element, draft)) {
    return changed(
      draft,
      draft.knownLines.filter((line) => LINES[line].element !== element.symbol),
      draft.calibrationLines,
    );
  }
  const isK = (element.lines[0]?.line.components[0].energyEv ?? 0) < HIGHEST_K_EV;
  const own = element.lines.filter(({ family }) => family.startsWith('K') === isK).map(({ line }) => line.id);
  const known = [...draft.knownLines, ...own];
  return changed(draft, known, [...draft.calibrationLines, ...linesApart(known).filter((line) => own.includes(line))]);
}

/** The draft with a line taken out. */
export function withoutLine(draft: Profile, line: LineId): Profile {
  return changed(
    draft,
    draft.knownLines.filter((own) => own !== line),
    draft.calibrationLines,
  );
}

/** The draft with a line calibrated on, or not. */
export function withCalibrated(draft: Profile, line: LineId, isUsed: boolean): Profile {
  const others = draft.calibrationLines.filter((own) => own !== line);
  return changed(draft, draft.knownLines, isUsed ? [...others, line] : others);
}

/** The draft with another line of interest, in a region about it. */
export function withInterest(draft: Profile, line: LineId): Profile {
  return { ...draft, lineOfInterest: line, regionEv: regionAbout(line) };
}

/** A draft's lines are all looked for alike; how strong they are is known no better than the table knows it. */
function changed(draft: Profile, lines: readonly LineId[], calibrated: readonly LineId[]): Profile {
  return { ...withLines(draft, lines, calibrated), alsoFind: [], intensitySpread: Math.max(draft.intensitySpread, 4) };
}

/** What keeps a draft from being saved, in words; null where nothing does. `others`: labels of the other profiles. */
export function problemOfDraft(draft: Profile, others: readonly string[]): string | null {
  const label = draft.label.trim();
  if (label === '') return TEXTS.nameless;
  if (others.includes(label)) return TEXTS.nameTaken(label);
  try {
    checkedProfile(draft);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
