import path from 'node:path';

/**
 * Where things are. One folder holds the data and the passwords to it, so that they are made, moved and set aside
 * together; locks stand beside it, since they outlive it.
 */
export type Layout = {
  readonly dir: string;
  readonly data: string;
  readonly log: string;
  readonly appPassword: string;
  readonly adminPassword: string;
  readonly lock: string;
  readonly users: string;
};

export function layoutOf(dir: string): Layout {
  return {
    dir,
    data: path.join(dir, 'data'),
    log: path.join(dir, 'postgres.log'),
    appPassword: path.join(dir, 'app.password'),
    adminPassword: path.join(dir, 'admin.password'),
    lock: `${dir}.lock`,
    users: `${dir}.users`,
  };
}
