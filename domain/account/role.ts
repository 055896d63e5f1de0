export type Role = 'learner' | 'author' | 'admin';

const rank: Readonly<Record<Role, number>> = { learner: 0, author: 1, admin: 2 };

/** Whether a role may do what another one may: an admin may do all that an author may. */
export function hasRole(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}
