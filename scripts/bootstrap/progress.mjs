/**
 * One line for each step that takes over a second: `Installing packages … 12 s`. On a terminal the line counts up; in
 * a log it is written once when the step turns out to be long, and once more when it ends. Quick steps stay silent.
 */
const showAfterMs = 1000;
const logEveryMs = 30_000;

const seconds = (ms) => `${Math.max(1, Math.round(ms / 1000))} s`;

/**
 * Runs `work` and shows how long it takes.
 * @template T
 * @param {string} label What is being done, as in "Installing packages".
 * @param {() => T | Promise<T>} work
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [out]
 * @returns {Promise<T>}
 */
export async function step(label, work, out = process.stdout) {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  let shown = '';
  const draw = (text) => {
    if (text !== shown) out.write(out.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    shown = text;
  };
  let lastLine = 0;
  const timer = setInterval(() => {
    if (elapsed() < showAfterMs) return;
    if (out.isTTY) draw(`${label} … ${seconds(elapsed())}`);
    else if (lastLine === 0) draw(`${label} …`);
    else if (elapsed() - lastLine >= logEveryMs) draw(`${label} … ${seconds(elapsed())}`);
    else return;
    lastLine = elapsed();
  }, 250);
  try {
    const result = await work();
    if (lastLine > 0) {
      draw(`${label} … ${seconds(elapsed())}`);
      if (out.isTTY) out.write('\n');
    }
    return result;
  } catch (error) {
    if (out.isTTY && lastLine > 0) out.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
