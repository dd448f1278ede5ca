import { useEffect, useEffectEvent } from 'react';

/** Not in TypeScript's library: files that the system opens with the installed app. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { files?: readonly FileHandle[] }) => void): void;
}
interface FileHandle {
  getFile(): Promise<File>;
}

let waiting: File | null = null;
const listeners = new Set<() => void>();

/** Called once, at the start; the file waits for the screen that wants it. */
export function watchLaunches(): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files }) => {
    const [handle] = files ?? [];
    void handle?.getFile().then(offerFile);
  });
}

export function offerFile(file: File): void {
  waiting = file;
  for (const listener of listeners) listener();
}

/** Hands over the file that the app was opened with, once, as soon as there is one. */
export function useLaunchedFile(onFile: (file: File) => void): void {
  const take = useEffectEvent(() => {
    const file = waiting;
    waiting = null;
    if (file) onFile(file);
  });
  useEffect(() => {
    take();
    listeners.add(take);
    return () => {
      listeners.delete(take);
    };
  }, []);
}
