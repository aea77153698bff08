/**
 * Blinding: the counts where a profile's forbidden line is searched for do not leave the worker until the user has
 * unblinded them. What the page does not have, no figure can show and no export can write.
 */
import type { Tail } from '../../assess/copperModel';
import { withHidden } from '../../assess/limit/blinding';
import type { UpperLimit } from '../../assess/limit/results';
import { upperLimit } from '../../assess/limit/upperLimit';
import type { Analysis, AnalysisSettings, SummedSpectrum } from '../../assess/results';
import type { JobContext } from './context';
import { profileIn } from './profileIn';

type Kinds = Pick<Analysis, 'runKinds'>;
type Settings = Pick<AnalysisSettings, 'profile' | 'unblinded'>;

/** The spectrum as the page may have it. */
export function hiddenOf(spectrum: SummedSpectrum, settings: Settings, { workspace }: JobContext): SummedSpectrum {
  const line = profileIn(workspace, settings.profile).forbidden;
  return line === undefined || settings.unblinded ? spectrum : withHidden(spectrum, line.blindedEv);
}

/** What was found, with its spectra as the page may have them. */
export function blindfolded<Found extends Pick<Analysis, 'settings' | 'spectra' | 'heldOut'> & Partial<Kinds>>(
  found: Found,
  context: JobContext,
): Found {
  const shown = (spectrum: SummedSpectrum) => hiddenOf(spectrum, found.settings, context);
  const kinds = found.runKinds?.map((kind) => ({ ...kind, spectrum: shown(kind.spectrum) }));
  const runKinds = kinds === undefined ? {} : { runKinds: kinds };
  return { ...found, spectra: found.spectra.map(shown), heldOut: found.heldOut.map(shown), ...runKinds };
}

/** Limits on the profile's forbidden line from whole spectra; null where it has none. */
export async function limitOf(
  { spectra, heldOut, cuKa }: Pick<Analysis, 'spectra' | 'heldOut' | 'cuKa'>,
  tail: Tail,
  { profile, unblinded }: Settings,
  context: JobContext,
): Promise<UpperLimit | null> {
  const line = profileIn(context.workspace, profile).forbidden;
  if (line === undefined) return null;
  return upperLimit({ spectra: [...spectra, ...heldOut], cuKa, tail, line, unblinded }, context);
}
