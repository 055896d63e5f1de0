/** A database that is frozen answers nothing and refuses nothing: neither side's own time-outs end such a wait. */
class DeadlinePassed extends Error {
  readonly code = 'ETIMEDOUT';
}

/**
 * The same result, or an error that `databaseTrouble` knows when `ms` milliseconds have passed without one. What was sent
 * may still be carried out afterwards.
 */
export async function beforeDeadline<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`the database did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
