/** The output of an item's SQL: shorter than psql's tables, so that it can stand in a choice. */
import type postgres from 'postgres';
import { splitStatements } from './run-sql';

/** Rows of one statement, columns joined by ` | `, or the first line of its error; null when it returns no rows. */
async function outputOf(sql: postgres.Sql, statement: string): Promise<string | null> {
  try {
    const result = await sql.unsafe(statement).simple().raw();
    const columns: postgres.ColumnList<string> | undefined = result.columns;
    if (!columns) return null;
    const cell = (value: unknown) => (value === null ? 'NULL' : (value as Buffer).toString());
    return result.map((row) => row.map(cell).join(' | ')).join('\n');
  } catch (error) {
    if (!(error instanceof Error && 'severity' in error)) throw error;
    return `${String(error.severity)}: ${error.message.split('\n', 1).join()}`;
  }
}

/** What the last statement that returns rows or fails gives, each statement in its own implicit transaction. */
export async function lastRows(sql: postgres.Sql, code: string): Promise<string> {
  let last = '';
  for (const statement of splitStatements(code)) last = (await outputOf(sql, statement)) ?? last;
  return last;
}
