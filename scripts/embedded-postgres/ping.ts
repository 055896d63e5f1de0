import postgres from 'postgres';

/** Asks the server for one row. Undefined when it answered, else the error. */
export async function ping(url: string): Promise<Error | undefined> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 3 seconds')), 3000);
  });
  try {
    await Promise.race([sql`select 1`, late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
    await sql.end({ timeout: 0 });
  }
}
