const lines = new Map<string, Promise<unknown>>();

/**
 * Runs work that waits for the same lock one after the other, in the order of asking. In the database they would wait as
 * well, but each on a connection of its own, and a person with many devices would take the whole pool.
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  lines.set(name, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(name) === mine) lines.delete(name);
  }
}
