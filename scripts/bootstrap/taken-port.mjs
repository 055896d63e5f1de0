/** Whether a port is free, and who has it where the system tells. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { StopText } from './stop-text.mjs';

/**
 * The error code that listening there would give, or undefined when it works.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
export function listenProblem(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** Inodes of the sockets that listen on the port. @param {number} port */
function listeningInodes(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n').slice(1);
    const fields = lines.map((line) => line.trim().split(/\s+/));
    return fields
      .filter((field) => field[3] === '0A' && field[1]?.endsWith(suffix))
      .map((field) => `socket:[${field[9]}]`);
  });
}

/** @param {string} pid @param {string[]} links */
function holdsOne(pid, links) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => links.includes(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false;
  }
}

/**
 * The process that listens on the port, as "node server.js (process 4711)"; undefined where it cannot be seen.
 * @param {number} port
 */
export function portHolder(port) {
  try {
    const links = listeningInodes(port);
    const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && holdsOne(name, links));
    if (pid === undefined) return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
    return `${command.slice(0, 120)} (process ${pid})`;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} port
 * @param {string | undefined} code What listening answered.
 */
export function portText(port, code) {
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Ports from 1024 up may: PORT=3000 npm start`;
  if (code !== 'EADDRINUSE') return `Cairn cannot listen on port ${port}: ${code}. Check HOST and PORT.`;
  const holder = portHolder(port);
  return (
    `Port ${port} is taken${holder ? ` by ${holder}` : ' by another program'}.\n` +
    `Stop that program, or choose another port: PORT=${port < 65_535 ? port + 1 : 3001} npm start`
  );
}

/**
 * Ends with a clear text when the port cannot be had. Asked early, so that nobody waits for a build in vain.
 * @param {NodeJS.ProcessEnv} variables
 */
export async function refuseTakenPort(variables) {
  const port = Number(variables.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return; // env.ts says what is wrong with it.
  const code = await listenProblem(port, variables.HOST?.trim() || '0.0.0.0');
  if (code !== undefined) throw new StopText(portText(port, code));
}
