/**
 * Whether node_modules was made from this lock. npm writes what it installed into node_modules/.package-lock.json, so
 * a folder that somebody filled by hand (`npm ci`, `npm install`) counts as well as one that we filled.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file @returns {Record<string, any> | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const allows = (list, value) =>
  list === undefined ||
  (!list.includes(`!${value}`) && (list.every((one) => one.startsWith('!')) || list.includes(value)));

const isForThisMachine = (entry) => allows(entry.os, process.platform) && allows(entry.cpu, process.arch);

/** npm leaves out optional packages that this Node is too old for, and does not come back for them. */
const nodeNote = (root) => path.join(root, 'node_modules', '.cairn-node');
const nodeLine = process.versions.node.split('.').slice(0, 2).join('.');

/** Notes with which Node the packages were installed. @param {string} root */
export function noteNode(root) {
  writeFileSync(nodeNote(root), nodeLine);
}

/** False only when we know that it was another Node. @param {string} root */
function isSameNode(root) {
  try {
    return readFileSync(nodeNote(root), 'utf8') === nodeLine;
  } catch {
    return true;
  }
}

/**
 * @param {string} root The project's folder.
 * @param {{ withDev: boolean }} need
 * @returns {{ isCurrent: boolean, hasDev: boolean }} `hasDev`: tools for tests are there, possibly of another lock.
 */
export function installedPackages(root, { withDev }) {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return { isCurrent: false, hasDev: false };
  const hasDev = Object.values(installed).some((entry) => entry.dev);
  const wanted = readPackages(path.join(root, 'package-lock.json')) ?? {};
  const isNeeded = ([name, entry]) => name !== '' && !entry.optional && (withDev || !(entry.dev || entry.devOptional));
  const isMissing = ([name, entry]) => installed[name]?.version !== entry.version;
  const isForeign = (entry) => !isForThisMachine(entry);
  const isCurrent =
    isSameNode(root) &&
    !Object.entries(wanted).filter(isNeeded).some(isMissing) &&
    !Object.values(installed).some(isForeign);
  return { isCurrent, hasDev };
}
