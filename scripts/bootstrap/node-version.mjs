/** Written so that a Node of ten years ago can still read it. */

/** Oldest Node that Next and our own scripts run on. */
export const oldestNode = [20, 9];

/** Oldest Node that the test tools (vite 8) run on. */
export const oldestNodeForTests = [20, 19];

function isOlder(version, needed) {
  return version[0] < needed[0] || (version[0] === needed[0] && version[1] < needed[1]);
}

/**
 * What to tell somebody whose Node is too old; undefined when it is not.
 * @param {string} version As in process.versions.node.
 * @param {number[]} needed Major and minor.
 * @param {string} what What needs it.
 */
export function oldNodeText(version, needed, what) {
  if (!isOlder(version.split('.').map(Number), needed)) return undefined;
  return (
    what +
    ' Node ' +
    needed.join('.') +
    ' or newer; this is Node ' +
    version +
    '.\nInstall a current one from https://nodejs.org, or with a version manager: nvm install 22\n'
  );
}

/** Ends the process with a clear text when this Node is too old. */
export function refuseOldNode(needed, what) {
  const text = oldNodeText(process.versions.node, needed || oldestNode, what || 'Cairn needs');
  if (text === undefined) return;
  process.stderr.write(text);
  process.exit(1);
}
