/** Oldest Node that Next and our own scripts run on. Written so that a Node of ten years ago can still read it. */
export const oldestNode = [20, 9];

/** Ends the process with a clear text when this Node is too old. */
export function refuseOldNode(version) {
  const parts = (version || process.versions.node).split('.').map(Number);
  const isOld = parts[0] < oldestNode[0] || (parts[0] === oldestNode[0] && parts[1] < oldestNode[1]);
  if (!isOld) return;
  process.stderr.write(
    'Cairn needs Node ' +
      oldestNode.join('.') +
      ' or newer; this is Node ' +
      parts.join('.') +
      '.\n' +
      'Install a current one from https://nodejs.org, or with a version manager: nvm install 22\n',
  );
  process.exit(1);
}
