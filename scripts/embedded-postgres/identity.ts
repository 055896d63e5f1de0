/**
 * As whom Postgres runs. It refuses uid 0, so root must lend it another identity: that of a user who can reach the
 * files, or, in folders that only root can enter, a user namespace in which root's own uid has another number.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '@/scripts/bootstrap/run-child.mjs';
import type { Binaries } from './binaries';
import { databaseFailure } from './failure';

export type Command = {
  readonly file: string;
  readonly args: string[];
  readonly uid?: number;
  readonly gid?: number;
};

export type Identity = {
  /** Who must own the files; undefined: whoever we are. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  command(file: string, args: readonly string[]): Command;
};

const self: Identity = { owner: undefined, command: (file, args) => ({ file, args: [...args] }) };

type User = { readonly name: string; readonly uid: number; readonly gid: number };

function findUser(name: string): User | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function asUser({ uid, gid }: User): Identity {
  return { owner: { uid, gid }, command: (file, args) => ({ file, args: [...args], uid, gid }) };
}

/** Inside, root's uid looks like nobody's; outside, files stay root's. */
function inNamespace({ uid, gid }: User): Identity {
  const prefix = ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
  return {
    owner: { uid: 0, gid: 0 },
    command: (file, args) => ({ file: 'unshare', args: [...prefix, file, ...args] }),
  };
}

/** Whether this identity can enter the folder and run the program there, found out by doing it. */
async function canRun(identity: Identity, { postgres, variables }: Binaries, folder: string): Promise<boolean> {
  const script = 'cd "$1" && exec "$2" --version';
  const { file, args, ...as } = identity.command('/bin/sh', ['-c', script, 'sh', folder, postgres]);
  const result = await runChild(file, args, { ...as, env: variables }).catch(() => undefined);
  return result?.code === 0;
}

/** The first folder on the way that strangers may not enter. */
function closedFolder(target: string): string | undefined {
  const parts = path.resolve(target).split(path.sep);
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join(path.sep) || path.sep);
  return folders.find((folder) => statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0);
}

/** How to run these programs on data in `folder`, which must exist. */
export async function findIdentity(binaries: Binaries, folder: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return self;
  const users = [findUser('postgres'), findUser('nobody')].filter((user) => user !== undefined);
  const stranger: User = users[0] ?? { name: 'nobody', uid: 65_534, gid: 65_534 };
  for (const identity of [...users.map(asUser), inNamespace(stranger)]) {
    if (await canRun(identity, binaries, folder)) return identity;
  }
  const blocked = closedFolder(binaries.postgres) ?? closedFolder(folder) ?? folder;
  throw databaseFailure(
    `Postgres does not run as root, and no other user can enter ${blocked}; user namespaces are not allowed here.`,
    [
      'Start Cairn as an ordinary user who owns its folder.',
      `Or move Cairn to a folder that others can enter, or open this one: chmod o+x ${blocked}`,
    ],
  );
}
