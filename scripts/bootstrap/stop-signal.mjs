const nextAfterMs = 1000;

/**
 * Turns Ctrl-C, SIGTERM and a closed terminal into one signal that everything listens to. A second Ctrl-C no longer
 * waits for open requests, a third ends this process on the spot. npm hands on the Ctrl-C that the terminal has
 * delivered already, so what comes within a second counts as one.
 * @returns {{ signal: AbortSignal, onForce: (act: () => void) => void }}
 */
export function stopSignal() {
  const controller = new AbortController();
  const forced = [];
  let stage = 0;
  let lastAt = 0;
  const handle = () => {
    const now = performance.now();
    if (stage > 0 && now - lastAt < nextAfterMs) return;
    lastAt = now;
    stage += 1;
    if (stage === 1) controller.abort();
    else if (stage === 2 && forced.length > 0) for (const act of forced) act();
    else process.exit(130);
  };
  for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(one, handle);
  return { signal: controller.signal, onForce: (act) => forced.push(act) };
}
