import type { Database } from '@/db/database';
import { deleteErasedAgain, insertErased, listErased } from '@/db/queries/accounts';

const line = /^([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** Who was erased, one a line: a hash and the instant. Kept apart from backups, since it must outlive them. */
export async function writeTombstones(db: Database): Promise<string> {
  const erased = await listErased(db);
  return erased.map(({ userHash, erasedAt }) => `${userHash} ${erasedAt.toISOString()}\n`).join('');
}

/**
 * Erases again whoever was erased after a backup was made and came back with it. `text` is what `writeTombstones` gave;
 * a line of another form is an error, and nothing is done. Gives the number of people who were erased now.
 */
export async function applyTombstones(db: Database, text = ''): Promise<number> {
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const erased = lines.map((each, index) => {
    const [, userHash, erasedAt] = line.exec(each.trim()) ?? [];
    if (userHash === undefined || erasedAt === undefined)
      throw new Error(`line ${index + 1} is not a hash and an instant, as \`npm run db -- tombstones\` writes them`);
    return { userHash, erasedAt: new Date(erasedAt) };
  });
  return db.transaction(async (tx) => {
    await insertErased(tx, { erased });
    return deleteErasedAgain(tx);
  });
}
