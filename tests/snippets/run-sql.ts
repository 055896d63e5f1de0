/**
 * Runs the `sql` fences of one answer and gives back, for each, what `psql -q -X` would print in its default format.
 *
 * The guides show output that a reader can reproduce in psql, so the tests must print as psql does; but psql is not
 * installed everywhere that the tests run. This is the small part of psql that the fences need: statements one by one,
 * each in its own implicit transaction, aligned tables, the first line of an error, and on to the next statement.
 *
 * Two differences, both because output is kept in Markdown files: no line ends in spaces, and the text does not end in
 * blank lines. Notices and warnings are not shown; give the connections an `onnotice` that drops them.
 *
 * A fence may wait for a lock that another session holds. Then the next fence runs meanwhile, and what the waiting
 * fence prints once it is freed, a deadlock's error included, still belongs to the waiting fence.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

type SqlFence = { code: string; session: string };

type Session = { name: string; sql: postgres.Sql; pid: number; work: Promise<void>; isBusy: boolean };

/** Types that psql sets to the right: int8, int2, int4, oid, xid, cid, float4, float8, money, numeric, xid8. */
const rightAligned = new Set([20, 21, 23, 26, 28, 29, 700, 701, 790, 1700, 5069]);

/**
 * The printed text of every fence, in order. `connect` opens one more `max: 1` connection to the database that the
 * fences share: one for each session named, and one to see who waits for whom when there are several. All are closed
 * before this returns. Rejects when a session still waits for a lock after the last fence: nobody could free it.
 */
export async function runSqlFences(connect: () => Promise<postgres.Sql>, fences: SqlFence[]): Promise<string[]> {
  const outputs = fences.map(() => '');
  const sessions = new Map<string, Session>();
  const hasSeveral = new Set(fences.map((fence) => fence.session)).size > 1;
  const observer = hasSeveral ? await connect() : null;
  try {
    for (const [index, fence] of fences.entries()) {
      const session = sessions.get(fence.session) ?? (await openSession(connect, fence.session));
      sessions.set(fence.session, session);
      enqueue(session, fence.code, (text) => {
        outputs[index] += text;
      });
      await (observer === null ? session.work : settle(observer, [...sessions.values()]));
    }
    const stuck = [...sessions.values()].find((session) => session.isBusy);
    if (stuck) throw new Error(`session "${stuck.name}" still waits for a lock after the last fence`);
    await Promise.all([...sessions.values()].map((session) => session.work));
  } finally {
    await Promise.all([...sessions.values()].map((session) => session.sql.end({ timeout: 0 })));
    await observer?.end({ timeout: 0 });
  }
  return outputs.map((output) => output.trimEnd());
}

async function openSession(connect: () => Promise<postgres.Sql>, name: string): Promise<Session> {
  const sql = await connect();
  const [row] = await sql`select pg_backend_pid() as pid`;
  return { name, sql, pid: Number(row?.['pid']), work: Promise.resolve(), isBusy: false };
}

/** Fences of one session run one after the other, also when the first of them waits for a lock. */
function enqueue(session: Session, code: string, print: (text: string) => void): void {
  session.isBusy = true;
  const before = session.work;
  const work = (async () => {
    await before;
    for (const statement of splitStatements(code)) print(await runStatement(session.sql, statement));
  })();
  const done = () => {
    if (session.work === work) session.isBusy = false;
  };
  // Both branches: a failure must not look like waiting. It is reported where `work` itself is awaited.
  work.then(done, done);
  session.work = work;
}

/**
 * Returns when every session is idle, or waits for one that is idle and so only a later fence can free it. Sessions
 * that wait for each other are a deadlock, which the server ends by itself after `deadlock_timeout` (1 s).
 */
async function settle(observer: postgres.Sql, sessions: Session[]): Promise<void> {
  for (;;) {
    const busy = sessions.filter((session) => session.isBusy);
    if (busy.length === 0) return;
    const idle = sessions.filter((session) => !session.isBusy);
    const [row] = await observer`
      select bool_and(cardinality(blockers) > 0) and bool_or(blockers && ${pidList(idle)}::text::int[]) as stuck
      from unnest(${pidList(busy)}::text::int[]) as pid, pg_blocking_pids(pid) as blockers`;
    if (row?.['stuck'] && busy.every((session) => session.isBusy)) return;
    await pause(5);
  }
}

/** An array literal, so that the query does not depend on the connection having fetched the array types. */
function pidList(sessions: Session[]): string {
  return `{${sessions.map((session) => session.pid).join()}}`;
}

/** One statement by the simple protocol. `raw` keeps the server's bytes, whatever parsers the connection has. */
async function runStatement(sql: postgres.Sql, statement: string): Promise<string> {
  try {
    const result = await sql.unsafe(statement).simple().raw();
    const columns: postgres.ColumnList<string> | undefined = result.columns;
    if (!columns) return '';
    const rows = result.map((row) => row.map((value) => (value as Buffer | null)?.toString() ?? ''));
    return `${formatTable(columns, rows)}\n\n`;
  } catch (error) {
    if (!(error instanceof Error && 'severity' in error)) throw error;
    return `${String(error.severity)}:  ${error.message.split('\n', 1).join()}\n`;
  }
}

/** psql's aligned format, border 1. Widths count code points, so keep wide characters out of the fences. */
function formatTable(columns: { name: string; type: number }[], rows: string[][]): string {
  const cells = rows.map((row) => row.map((value) => value.split('\n')));
  const widths = columns.map(({ name }, at) =>
    Math.max(widthOf(name), ...cells.flatMap((row) => (row[at] ?? []).map(widthOf))),
  );
  const header = columns.map(({ name }, at) => {
    const room = (widths[at] ?? 0) - widthOf(name);
    return ` ${' '.repeat(Math.floor(room / 2))}${name}${' '.repeat(Math.ceil(room / 2))} `;
  });
  const lines = cells.flatMap((row) =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, n) =>
      columns
        .map(({ type }, at) => {
          const text = row[at]?.[n] ?? '';
          const fill = ' '.repeat((widths[at] ?? 0) - widthOf(text));
          const end = n + 1 < (row[at]?.length ?? 0) ? '+' : ' ';
          return rightAligned.has(type) ? ` ${fill}${text}${end}` : ` ${text}${fill}${end}`;
        })
        .join('|'),
    ),
  );
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const footer = `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`;
  return [header.join('|'), rule, ...lines, footer].map((line) => line.trimEnd()).join('\n');
}

function widthOf(text: string): number {
  return [...text].length;
}

/**
 * Cuts at the semicolons that end statements: outside of quotes, dollar quotes, comments and parentheses. Of the npm
 * packages looked at, the light ones know neither E'' strings nor nested comments, and the real parsers lag behind
 * PostgreSQL's grammar and refuse the statements that are wrong on purpose. Bodies in BEGIN ATOMIC are not known here.
 */
export function splitStatements(code: string): string[] {
  // The alternative for words keeps the e of `name'` and the $ of `a$b$` from being taken for the start of a string.
  // A quote that nobody closes falls through to the last one, and the server reports it.
  const token =
    /--[^\n]*|\/\*|e'(?:\\.|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$([a-z_]\w*)?\$.*?\$\1\$|[a-z_\u0080-\uffff][\w$\u0080-\uffff]*|./gisy;
  const statements: string[] = [];
  let start = 0;
  let depth = 0;
  let hasCode = false;
  for (let match = token.exec(code); match; match = token.exec(code)) {
    const text = match[0];
    if (text === '/*') token.lastIndex = endOfComment(code, match.index);
    else if (text === ';' && depth === 0) {
      if (hasCode) statements.push(code.slice(start, match.index));
      start = token.lastIndex;
      hasCode = false;
    } else if (!text.startsWith('--') && text.trim() !== '') {
      hasCode = true;
      if (text === '(') depth += 1;
      if (text === ')') depth -= 1;
    }
  }
  if (hasCode) statements.push(code.slice(start));
  return statements;
}

/** The index after a block comment that starts at `start`. PostgreSQL's block comments nest. */
function endOfComment(code: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(code); match; match = mark.exec(code)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return code.length;
}
