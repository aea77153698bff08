/** Notices that the GPU device is lost: a driver that was reset, a computer that slept, memory that ran out. */
export interface GpuWatch {
  readonly watch: (device: Pick<GPUDevice, 'lost'>) => void;
  /** Whether the device is lost. Waits a moment: what fails by it may be told before it is. */
  readonly isLost: () => Promise<boolean>;
}

const MOMENT_MS = 100;

/** `onLost` gets the reason in words. */
export function createGpuWatch(onLost: (why: string) => void): GpuWatch {
  let isWatching = false;
  let isLost = false;
  return {
    watch: ({ lost }) => {
      isWatching = true;
      void lost.then(({ reason, message }) => {
        isLost = true;
        const words = [message, reason].find((text) => text !== '' && text !== 'unknown');
        onLost(`The graphics device was lost${words === undefined ? '' : ` (${words})`}`);
      });
    },
    isLost: async () => {
      if (isWatching && !isLost) await new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
      return isLost;
    },
  };
}
