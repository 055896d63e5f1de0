const forceAfterMs = 1000;

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into one signal that everything listens to. A second Ctrl-C ends at once.
 * npm hands on the Ctrl-C that the terminal has delivered already, so two within a second count as one.
 * @returns {{ signal: AbortSignal, name: () => NodeJS.Signals | undefined, onForce: (act: () => void) => void }}
 */
export function stopSignal() {
  const controller = new AbortController();
  const forced = [];
  let name;
  let firstAt = 0;
  const handle = (received) => {
    if (name === undefined) {
      name = received;
      firstAt = performance.now();
      controller.abort();
    } else if (performance.now() - firstAt > forceAfterMs) {
      for (const act of forced) act();
      process.exit(received === 'SIGINT' ? 130 : 143);
    }
  };
  for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(one, handle);
  return { signal: controller.signal, name: () => name, onForce: (act) => forced.push(act) };
}
