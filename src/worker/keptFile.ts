import type { KeptFile } from './jobs/keptRun';

/** Its place in the storage of this page's origin, which no other page and no other program is shown. */
const NAME = 'halfmax-run';

/** The kept run as a file in this browser (OPFS): nothing of it leaves the machine. */
export function createBrowserKeptFile(): KeptFile {
  return {
    isAvailable: async () => {
      try {
        // A private window of some browsers has the method and no storage behind it.
        await navigator.storage.getDirectory();
        return 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
      } catch {
        return false;
      }
    },
    read: async () => {
      try {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(NAME);
        return new Uint8Array(await (await handle.getFile()).arrayBuffer());
      } catch (error) {
        if (isNamed(error, 'NotFoundError')) return null;
        throw error;
      }
    },
    write: async (fill) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true });
      const file = await handle.createSyncAccessHandle();
      try {
        file.truncate(0);
        return await fill({
          write: (bytes, at) => {
            // A full disk may take a part, and say nothing.
            if (file.write(bytes, { at }) < bytes.length) throw new DOMException('no room', 'QuotaExceededError');
          },
          flush: () => {
            file.flush();
          },
        });
      } finally {
        file.close();
      }
    },
    remove: async () => {
      try {
        await (await navigator.storage.getDirectory()).removeEntry(NAME);
      } catch (error) {
        if (!isNamed(error, 'NotFoundError')) throw error;
      }
    },
  };
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
