import { isNotLoaded, PartNotLoaded } from './notLoaded';
import { styles } from './styles';

/** Chromium and Firefox name the script that failed at the end of what they say; Safari names none. */
const ADDRESS = /https?:\/\/\S+$/u;

type Load<Module> = () => Promise<Module>;

/**
 * A function that imports a part of the page, of which `name` is used. Rejects with a PartNotLoaded where it cannot be had;
 * what the part itself throws goes through. A part whose address has failed before is asked for under a fresh address, too: older
 * browsers remember the failure and never ask again.
 */
export function createPartLoader(
  importFrom: (address: string) => Promise<unknown>,
  restoreStyles: () => Promise<boolean>,
) {
  const failedBefore = new Map<string, number>();
  const fresh = new Map<string, unknown>();

  async function retry<Module>(address: string, name: string): Promise<Module | null> {
    const failures = failedBefore.get(address) ?? 0;
    failedBefore.set(address, failures + 1);
    if (failures === 0) return null;
    const module = fresh.get(address) ?? (await importFrom(`${address}?again=${String(failures)}`).catch(() => null));
    // The bundler may have put the part among others, under another name.
    if (typeof module !== 'object' || module === null || !(name in module)) return null;
    fresh.set(address, module);
    return module as Module;
  }

  return async <Module>(load: Load<Module>, name: keyof Module & string): Promise<Module> => {
    if (!(await restoreStyles())) throw new PartNotLoaded(new Error('its style sheet could not be loaded'));
    try {
      return await load();
    } catch (error) {
      if (!isNotLoaded(error)) throw error;
      const address = ADDRESS.exec((error as Error).message)?.[0];
      const module = address === undefined ? null : await retry<Module>(address, name);
      if (module !== null) return module;
      throw new PartNotLoaded(error);
    }
  };
}

export const loadPart = createPartLoader(
  (address) => import(/* @vite-ignore */ address) as Promise<unknown>,
  styles.restore,
);
