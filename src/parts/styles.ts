/**
 * Style sheets that could not be had. The bundler's loader asks for each only once, so that a part which is tried again would come
 * without its styles: they are asked for here.
 */
export interface Styles {
  /** Asks again for all that failed; whether all are there. */
  readonly restore: () => Promise<boolean>;
  /** Takes note of a link whose style sheet failed, and removes it. */
  readonly note: (link: HTMLLinkElement) => void;
}

/** `add` puts a link to this address into the page and rejects where it does not load. */
export function createStyles(add: (address: string) => Promise<void>): Styles {
  const failed = new Set<string>();
  return {
    note: (link) => {
      if (link.rel === 'stylesheet') failed.add(link.href);
      link.remove();
    },
    restore: async () => {
      const tries = [...failed].map(async (address) => {
        await add(address);
        failed.delete(address);
      });
      return (await Promise.allSettled(tries)).every(({ status }) => status === 'fulfilled');
    },
  };
}

function addLink(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(link);
  });
}

export const styles = createStyles(addLink);
