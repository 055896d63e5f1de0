/**
 * Milliseconds of processor time that this process spends until the work is done, its threads included. A limit on it
 * holds on a busy machine too, where a limit on the clock would measure what else runs there.
 */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
