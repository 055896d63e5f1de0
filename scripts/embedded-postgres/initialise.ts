/**
 * Makes a new cluster beside the place where it will live and renames it when it is whole: an initdb that was cut
 * short never looks like a database. The app's role and database are part of it from the first moment.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '@/scripts/bootstrap/run-child.mjs';
import type { Binaries } from './binaries';
import { diagnose } from './failure';
import type { Identity } from './identity';
import { type Layout, layoutOf } from './layout';

export const appRole = 'cairn';
export const adminRole = 'postgres';

const password = (): string => randomBytes(32).toString('base64url');

function writeSecret(file: string, text: string, identity: Identity): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (identity.owner !== undefined) chownSync(file, identity.owner.uid, identity.owner.gid);
}

function localeArguments(major: number): readonly string[] {
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return ['--encoding=UTF8', '--locale=C', ...(major >= 17 ? builtin : [])];
}

/** Leftovers of an initialisation that was killed. */
function removeDrafts(dir: string): void {
  const parent = path.dirname(dir);
  const prefix = `${path.basename(dir)}.new-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix))
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  }
}

export type NewCluster = {
  /** Where it will live. */
  readonly dir: string;
  readonly binaries: Binaries;
  readonly identity: Identity;
  /** For throw-away clusters: no waiting for the disk, and a role that may create databases. */
  readonly isThrowAway: boolean;
  readonly signal: AbortSignal | undefined;
};

async function run(cluster: NewCluster, dir: string, program: string, args: readonly string[], input?: string) {
  const { file, args: all, ...as } = cluster.identity.command(program, args);
  const options = { ...as, env: cluster.binaries.variables, cwd: dir, signal: cluster.signal, input };
  const { code, output } = await runChild(file, all, options);
  if (code !== 0 || /^(ERROR|FATAL|PANIC)|\b(ERROR|FATAL|PANIC): /m.test(output)) throw diagnose(output, cluster.dir);
}

async function fill(draft: Layout, cluster: NewCluster): Promise<void> {
  const { binaries, identity, isThrowAway } = cluster;
  const [appPassword, adminPassword] = [password(), password()];
  writeSecret(draft.appPassword, appPassword, identity);
  writeSecret(draft.adminPassword, adminPassword, identity);
  await run(cluster, draft.dir, path.join(binaries.bin, 'initdb'), [
    `--pgdata=${draft.data}`,
    `--username=${adminRole}`,
    `--pwfile=${draft.adminPassword}`,
    '--auth=scram-sha-256',
    ...localeArguments(binaries.major),
    '--no-instructions',
    ...(isThrowAway ? ['--no-sync'] : []),
  ]);
  const rights = `login nosuperuser nocreaterole ${isThrowAway ? 'createdb' : 'nocreatedb'}`;
  const statements = [
    `create role ${appRole} ${rights} password '${appPassword}';`,
    `create database ${appRole} owner ${appRole};`,
  ];
  const fast = isThrowAway ? ['-F'] : [];
  await run(
    cluster,
    draft.dir,
    binaries.postgres,
    ['--single', '-j', ...fast, '-D', draft.data, 'postgres'],
    `${statements.join('\n\n')}\n\n`,
  );
}

/** Creates the cluster, whole or not at all. */
export async function initialise(cluster: NewCluster): Promise<void> {
  removeDrafts(cluster.dir);
  const draft = layoutOf(`${cluster.dir}.new-${process.pid}`);
  mkdirSync(draft.dir, { recursive: true });
  chmodSync(draft.dir, 0o700);
  const { owner } = cluster.identity;
  if (owner !== undefined) chownSync(draft.dir, owner.uid, owner.gid);
  try {
    await fill(draft, cluster);
    renameSync(draft.dir, cluster.dir);
  } catch (error) {
    rmSync(draft.dir, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    throw error;
  }
}
