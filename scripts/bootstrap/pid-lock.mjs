/**
 * A lock file that holds the pid of a live process. One that was left behind by a killed process is taken over at once,
 * without a waiting time; the process's start time tells a reused pid from the one that made the lock.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Stopped } from './stop-text.mjs';

let count = 0;

/**
 * When the process began, in kernel ticks; empty where the system does not tell.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** This process, as written into locks and lists of users. */
export const ownMark = () => `${process.pid} ${startOf(process.pid)}`;

/**
 * Whether the process that wrote this mark still runs.
 * @param {string} mark
 */
export function isMarkAlive(mark) {
  const [pid, start = ''] = mark.trim().split(' ');
  if (!/^\d+$/.test(pid ?? '') || !isAlive(Number(pid))) return false;
  return start === '' || startOf(Number(pid)) === start;
}

/** @param {string} file */
function readMark(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Makes the lock, with its content in one step; false when somebody holds it. @param {string} file */
function take(file) {
  const draft = `${file}.${process.pid}.${count++}`;
  writeFileSync(draft, ownMark());
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return takeWithoutLinks(file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The same on a disk that knows no hard links. @param {string} file */
function takeWithoutLinks(file) {
  try {
    writeFileSync(file, ownMark(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose holder is gone. Put back when another process replaced it meanwhile. */
function clearStale(file, mark) {
  const aside = `${file}.${process.pid}.${count++}`;
  try {
    renameSync(file, aside);
    if (readMark(aside) !== mark) linkSync(aside, file);
  } catch {
    // Somebody else cleared it first.
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Runs `work` while holding the lock; waits for a live holder to finish.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @param {{ signal?: AbortSignal | undefined, onWait?: () => void }} [options]
 * @returns {Promise<T>}
 */
export async function withPidLock(file, work, { signal, onWait } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let round = 0; !take(file); round += 1) {
    const mark = readMark(file);
    if (mark !== undefined && !isMarkAlive(mark)) clearStale(file, mark);
    else {
      if (round === 0) onWait?.();
      await pause(50);
    }
    if (signal?.aborted) throw new Stopped();
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
