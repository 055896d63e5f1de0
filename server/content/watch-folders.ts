import { type FSWatcher, watch } from 'node:fs';

export type FolderWatch = {
  /** Watches exactly these folders from now on. */
  set(folders: readonly string[]): void;
  /** Whether the system watches every one of them. */
  isComplete(): boolean;
  close(): void;
};

/**
 * Calls when something changes in one of the folders, where the system can tell. It cannot on every mount, and it has a
 * limit for how many it watches: whoever needs to know for certain looks as well, only less often.
 */
export function watchFolders(onChange: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let wanted = 0;
  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string) => {
    try {
      const made = watch(folder, { persistent: false }, onChange);
      made.on('error', () => drop(folder));
      watchers.set(folder, made);
    } catch {
      // Not to be watched: too many already, or gone in the meantime.
    }
  };
  return {
    set(folders) {
      const all = new Set(folders);
      wanted = all.size;
      for (const folder of watchers.keys()) if (!all.has(folder)) drop(folder);
      for (const folder of all) if (!watchers.has(folder)) add(folder);
    },
    isComplete: () => watchers.size === wanted,
    close() {
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}
